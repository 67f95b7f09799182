import "../../theme/index.css";

import "../../theme/print.css";

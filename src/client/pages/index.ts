import "../../theme/index.css";
import { initTheme } from "../ui/theme.ts";

initTheme();

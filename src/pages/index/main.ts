import { initTheme } from "../../parts/ui/theme.ts";
import "./style.css";

initTheme();

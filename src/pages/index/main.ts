import { initTheme } from "../../parts/ui/theme.ts";
import "./index.css";

initTheme();

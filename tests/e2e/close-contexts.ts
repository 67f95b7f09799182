import { afterEach } from "vitest";
import { closeContexts } from "./browser.ts";

afterEach(closeContexts);

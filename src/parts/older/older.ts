/*
 * Before all else on Listen and Present: Chrome before 120, Firefox before 125 and Safari before 17 get what they lack of
 * that on which the pages rely. All others load nothing.
 */
if (!("popover" in HTMLElement.prototype && "canParse" in URL)) await import("./fill-in.ts");

/** Opens the console, or brings it to the front: loaded anew, it would end a recording. */
export function openConsole(name: string, address: string): void {
  const opened = window.open("", name, "width=1280,height=800");
  if (!opened) return;
  if (opened.location.href === "about:blank")
    opened.location.replace(new URL(address, location.href));
  opened.focus();
}

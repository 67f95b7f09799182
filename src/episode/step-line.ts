/** Whether a line of a stepped diagram begins a step; `diagram/page/`, which runs alone in a browser, reads the same. */
export function isStepLine(line: string): boolean {
  return /^\s*%%\s*step\s*$/.test(line);
}

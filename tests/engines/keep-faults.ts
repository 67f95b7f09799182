/** Runs in a page before all other scripts: keeps in `window.faults` what goes wrong there. */
export function keepFaults(): void {
  const faults: string[] = [];
  Object.assign(window, { faults });
  const onError = ({ message, target }: ErrorEvent) => {
    // A file that is missing has no message.
    faults.push(message ?? (target instanceof Element ? target.outerHTML : ""));
  };
  window.addEventListener("error", onError, true);
  window.addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    faults.push(`${violatedDirective} forbids ${blockedURI}`),
  );
  for (const level of ["error", "warn"] as const) {
    const write = console[level];
    console[level] = (...parts: unknown[]) => {
      faults.push(parts.join(" "));
      write(...parts);
    };
  }
}

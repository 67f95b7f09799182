/** Runs something once the browser is done with what it is at; unlike a timer at once in a hidden tab too. */
export function afterThis(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => {
    port1.close();
    run();
  });
  port1.start();
  port2.postMessage(undefined);
}

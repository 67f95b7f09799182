export function slideOf(number: number, total: number): string {
  return `Folie ${number} von ${total}`;
}

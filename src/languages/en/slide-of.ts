export function slideOf(number: number, total: number): string {
  return `Slide ${number} of ${total}`;
}

// In Node and in browsers alike, but in no `lib` short of the DOM's.
interface URLSearchParams {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

interface URL {
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly origin: string;
  readonly pathname: string;
  readonly href: string;
  readonly searchParams: URLSearchParams;
}

declare const URL: {
  new (address: string): URL;
  canParse(address: string): boolean;
};

import type { Position } from "../../timeline/position.ts";
import { rewriteAddress } from "../ui/rewrite-address.ts";
import { writeBookmark } from "../talk/bookmark.ts";

/** Milliseconds: Safari lets a page write its address 100 times in 30 seconds. */
const PAUSE = 500;

/** Keeps the address where the talk is, so that it can be copied as a link. */
export function keepAddress(): (position: Position) => void {
  let latest = "";
  let timer: number | undefined;
  return (position) => {
    latest = writeBookmark(position);
    timer ??= window.setTimeout(() => {
      timer = undefined;
      rewriteAddress(location.search + latest);
    }, PAUSE);
  };
}

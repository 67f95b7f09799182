import { afterEach, expect, test, vi } from "vitest";
import { createConnectionNotice } from "../../../src/parts/ui/notices.ts";
import { createFakeNotices } from "../../pages/listen/fake-notices.ts";

afterEach(() => void vi.useRealTimers());

test("a connection that comes at once is no news, nor one that is away for a moment", () => {
  vi.useFakeTimers();
  const notices = createFakeNotices();
  const tell = createConnectionNotice(notices, "room");
  tell("Not connected");
  vi.advanceTimersByTime(1000);
  tell(undefined);
  vi.runAllTimers();
  expect(notices.said).toEqual([]);
  tell("Not connected");
  vi.runAllTimers();
  expect(notices.shown.get("room")).toBe("Not connected");
  tell(undefined);
  expect(notices.shown.size).toBe(0);
});

test("what time won't mend is said at once", () => {
  vi.useFakeTimers();
  const notices = createFakeNotices();
  const tell = createConnectionNotice(notices, "room");
  tell("Not connected");
  tell("Refused", 0);
  vi.advanceTimersByTime(0);
  expect(notices.said).toEqual(["Refused"]);
});

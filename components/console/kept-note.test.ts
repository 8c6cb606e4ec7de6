import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createKeptNote } from "./kept-note";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A note, and a server that answers when it is let. */
function opened(saved = "") {
  const sent: string[] = [];
  const waiting: { keep: () => void; fail: () => void }[] = [];
  const note = createKeptNote(saved, (text) => {
    sent.push(text);
    return new Promise<void>((resolve, reject) => {
      waiting.push({ keep: resolve, fail: () => reject(new Error("not reached")) });
    });
  });
  const leave = note.stay();
  const answer = async (how: "keep" | "fail") => {
    waiting.shift()?.[how]();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { note, sent, leave, answer };
}
const pause = () => vi.advanceTimersByTimeAsync(700);

it("keeps what was typed, once it is quiet", async () => {
  const { note, sent, answer } = opened();
  note.write("br");
  note.write("brown");
  await pause();
  expect(sent).toEqual(["brown"]);
  expect(note.getShown()).toEqual({ text: "brown", state: "saving" });
  await answer("keep");
  expect(note.getShown()).toEqual({ text: "brown", state: "saved" });
});

it("takes back on the server what was deleted while it was on its way there", async () => {
  const { note, sent, answer } = opened();
  note.write("a card number");
  await pause();
  note.write("");
  await pause();
  await answer("keep");
  note.hear("a card number");
  await pause();
  expect(sent).toEqual(["a card number", ""]);
  await answer("keep");
  expect(note.getShown()).toEqual({ text: "", state: "saved" });
});

it("says that it is saved after something typed and taken back at once", async () => {
  const { note, sent } = opened("brown");
  note.write("brownn");
  note.write("brown");
  await pause();
  expect(sent).toEqual([]);
  expect(note.getShown().state).toBe("saved");
});

it("has one text on its way at a time, and the last one in the end", async () => {
  const { note, sent, answer } = opened();
  note.write("one");
  await pause();
  note.write("two");
  await pause();
  expect(sent).toEqual(["one"]);
  await answer("keep");
  await pause();
  expect(sent).toEqual(["one", "two"]);
});

it("tries again until it is kept", async () => {
  const { note, sent, answer } = opened();
  note.write("brown");
  await pause();
  await answer("fail");
  expect(note.getShown().state).toBe("failed");
  await vi.advanceTimersByTimeAsync(4_000);
  await answer("keep");
  expect(sent).toEqual(["brown", "brown"]);
  expect(note.getShown().state).toBe("saved");
});

it("shows what another tab wrote, but not over what is being written here", () => {
  const { note } = opened("one");
  note.hear("two");
  expect(note.getShown().text).toBe("two");
  note.write("three");
  note.hear("four");
  expect(note.getShown().text).toBe("three");
});

it("goes out with the last words when the page is left, after those on their way", async () => {
  const { note, sent, leave, answer } = opened();
  note.write("one");
  await pause();
  note.write("two");
  leave();
  await answer("keep");
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(["one", "two"]);
});

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openSipLine } from "./sip-line";
import { createSoftphone } from "./softphone";

vi.mock("./sip-line", () => ({ openSipLine: vi.fn() }));

beforeEach(() => {
  vi.useFakeTimers();
  const microphone = { getTracks: () => [] };
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia: async () => microphone } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("tries again where the code of the line did not arrive, and says so meanwhile", async () => {
  vi.mocked(openSipLine).mockRejectedValueOnce(new Error("Loading chunk failed"));
  vi.mocked(openSipLine).mockResolvedValueOnce({ close: () => undefined });
  const access = { webSocketUrl: "wss://phone.example", uri: "sip:anna@phone.example", password: "secret" };
  const phone = createSoftphone({
    name: "anna",
    devices: { microphone: "", speaker: "", ringer: "" },
    server: {
      open: async () => ({ kind: "access", access }),
      check: async () => ({ heldBy: "you", isReachable: true }),
      iceServers: async () => [],
      leave: async () => undefined,
    },
  });
  phone.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(phone.getState().line.kind).toBe("reconnecting");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(openSipLine).toHaveBeenCalledTimes(2);
});

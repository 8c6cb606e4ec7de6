import { beforeAll, describe, expect, it } from "vitest";
import { readWav, type Sound, writeWav } from "@/core/telephony/sound-file";
import { systemClock } from "../platform/clock";
import { readAnnouncement } from "../speech/prepare-speech";
import { preparedAudio } from "../speech/prepared-audio";
import { factories } from "../testing/factories";
import { addSound, archiveSound, renameSound, restoreSound } from "./commands";
import { listSounds } from "./queries";

const ours = factories("sounds");
const theirs = factories("other-sounds");
beforeAll(async () => {
  await ours.workspace();
  await theirs.workspace();
});

const sound = (seconds: number, rate = 16_000): Sound => ({
  rate,
  samples: Int16Array.from({ length: rate * seconds }, (_, i) => Math.round(8_000 * Math.sin(i / 8))),
});
const add = (title: string, wav = writeWav(sound(1))) => addSound(ours.workspaceId, { title, wav });

describe("a sound", () => {
  it("is kept as telephones play it, and fetched by a name that nobody can guess", async () => {
    const { id } = await add("hello.mp3");
    const [listed] = await listSounds(ours.workspaceId);
    // 0.3 s of silence before it.
    expect(listed).toMatchObject({ id, title: "hello.mp3", ms: 1_300 });
    const name = listed?.path.split("/").at(-1) ?? "";
    expect(name).toMatch(/^[\w-]{43}\.wav$/);
    // Of no folder yet: another process has taken it in.
    expect(readWav((await readAnnouncement(name)) ?? new Uint8Array())).toMatchObject({ rate: 8_000 });
    expect(await preparedAudio(ours.workspaceId, id)).toMatchObject({ name, title: "hello.mp3", ms: 1_300 });
  });

  it.each([
    ["no sound", new TextEncoder().encode("<html>"), "not-a-sound"],
    ["slower than telephones", writeWav(sound(1, 4_000)), "not-a-sound"],
    ["nothing", writeWav({ rate: 8_000, samples: new Int16Array(10) }), "too-short"],
    ["too long", writeWav(sound(31, 8_000)), "too-long"],
  ])("is refused where it is %s", async (_, wav, reason) => {
    await expect(add("bad", wav)).rejects.toMatchObject({ code: "invalid", fields: { wav: reason } });
  });

  it("is out of use when it is removed, until that is taken back", async () => {
    const { id } = await add("farewell.wav");
    await renameSound(ours.workspaceId, id, "goodbye");
    await archiveSound(ours.workspaceId, id, systemClock);
    expect(await preparedAudio(ours.workspaceId, id)).toBeNull();
    await restoreSound(ours.workspaceId, id);
    expect(await preparedAudio(ours.workspaceId, id)).toMatchObject({ title: "goodbye" });
  });

  it("is nobody else's", async () => {
    const { id } = await add("ours.wav");
    expect(await listSounds(theirs.workspaceId)).toEqual([]);
    expect(await preparedAudio(theirs.workspaceId, id)).toBeNull();
    const refused = { code: "not-found" };
    await expect(renameSound(theirs.workspaceId, id, "theirs")).rejects.toMatchObject(refused);
    await expect(archiveSound(theirs.workspaceId, id, systemClock)).rejects.toMatchObject(refused);
    await expect(restoreSound(theirs.workspaceId, id)).rejects.toMatchObject(refused);
  });
});

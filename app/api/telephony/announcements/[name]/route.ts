import { readAnnouncement } from "@/server/speech/prepare-speech";

/** For telephony providers without a voice of their own. The name is the secret. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const sound = await readAnnouncement((await params).name);
  if (sound === null) return new Response("There is no such announcement.", { status: 404 });
  return new Response(new Uint8Array(sound), {
    headers: { "content-type": "audio/wav", "cache-control": "private, max-age=86400, immutable" },
  });
}

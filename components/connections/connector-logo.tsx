/** A connector's mark. Its name stands beside it: to readers of a screen the mark says nothing more. */
export function ConnectorLogo({ connector, size = 32 }: { connector: string; size?: number }) {
  return (
    // biome-ignore lint/performance/noImgElement: a tiny vector drawing, which no image service makes smaller
    <img
      src={`/integrations/${connector}.svg`}
      alt=""
      width={size}
      height={size}
      style={{ flex: "none", display: "block" }}
    />
  );
}

import { Anchor } from "@mantine/core";
import { pageName } from "./page-name";

/** Addresses come from strangers' browsers: only web addresses become links. */
export function PageLink({ url, title }: { url: string; title: string | null }) {
  const name = pageName(url, title);
  if (!/^https?:\/\//i.test(url)) return name;
  return (
    <Anchor href={url} target="_blank" rel="noopener noreferrer nofollow" title={url} inherit>
      {name}
    </Anchor>
  );
}

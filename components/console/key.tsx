import { Kbd } from "@mantine/core";

/** The key that does the same, beside a button's word: for those who have a keyboard in front of them. */
export function Key({ children }: { children: string }) {
  return (
    <Kbd size="xs" aria-hidden visibleFrom="sm">
      {children}
    </Kbd>
  );
}

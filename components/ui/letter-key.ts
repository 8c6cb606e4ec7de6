import type { HotkeyItem } from "@mantine/hooks";

/**
 * A letter, alone or with others ("mod + K"), where the keyboard writes it; on a keyboard that writes no Latin letters,
 * the key where it would stand.
 */
export function letterKey(hotkey: string, run: () => unknown): HotkeyItem[] {
  const elsewhere = (event: KeyboardEvent) => {
    if (/^[a-z]$/i.test(event.key)) return;
    event.preventDefault();
    run();
  };
  return [
    [hotkey, () => void run()],
    [hotkey, elsewhere, { usePhysicalKeys: true, preventDefault: false }],
  ];
}

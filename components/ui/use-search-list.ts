import { useCombobox } from "@mantine/core";
import { useEffect, useState } from "react";

/** A list that is searched by typing: always open, and Enter takes the first of what was found. */
export function useSearchList() {
  const [search, setSearch] = useState("");
  // Enter takes an option of an open list only.
  const combobox = useCombobox({ opened: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows the search
  useEffect(() => {
    combobox.selectFirstOption();
  }, [search]);
  return { search, setSearch, combobox };
}

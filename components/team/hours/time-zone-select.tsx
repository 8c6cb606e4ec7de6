"use client";

import { Select } from "@mantine/core";
import { useMemo } from "react";

interface TimeZoneSelectProps {
  label: string;
  description?: string;
  value: string;
  onChange: (zone: string) => void;
  error?: string;
}

/** Every zone the browser knows, found by typing a city. */
export function TimeZoneSelect({ label, description, value, onChange, error }: TimeZoneSelectProps) {
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf("timeZone");
    // A saved zone under a name this browser lists differently (Europe/Kyiv) must not vanish from the field.
    return [...new Set(["UTC", value, ...known])].filter(Boolean).map((zone) => ({
      value: zone,
      label: zone.replaceAll("_", " "),
    }));
  }, [value]);
  return (
    <Select
      label={label}
      description={description}
      data={zones}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      searchable
      allowDeselect={false}
      limit={50}
      error={error}
    />
  );
}

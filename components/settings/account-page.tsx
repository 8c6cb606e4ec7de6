"use client";

import { Stack } from "@mantine/core";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";

/** One's own account. */
export function AccountPage() {
  return (
    <Stack gap="md">
      <NameForm />
      <PasswordForm />
    </Stack>
  );
}

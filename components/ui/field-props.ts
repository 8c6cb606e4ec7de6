import type { useForm } from "@mantine/form";

/** What a field of a form takes: its value, how it changes, what is wrong with it. */
export type FieldProps = ReturnType<ReturnType<typeof useForm>["getInputProps"]> & { readOnly?: boolean };
/** Gives each part of a form the fields that it draws. */
export type FieldOf<Values> = (name: keyof Values & string) => FieldProps;

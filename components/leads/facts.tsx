import { Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./facts.module.css";

/** A titled block of the lead's page. */
export function Facts({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.facts}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}

/** A name and its value; nothing where there is no value. */
export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  if (children === null || children === undefined || children === "" || children === false) return null;
  return (
    <div className={classes.pair}>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" className={classes.value}>
        {children}
      </Text>
    </div>
  );
}

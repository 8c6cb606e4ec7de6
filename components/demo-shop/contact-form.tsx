"use client";

import { useState } from "react";
import styles from "./contact-form.module.css";

interface ContactFormProps {
  words: Record<"title" | "text" | "name" | "phone" | "message" | "send" | "sent", string>;
}

/** The shop's own form, which knows nothing of Perezvon: the display rules make it start a callback. */
export function ContactForm({ words }: ContactFormProps) {
  const [isSent, setSent] = useState(false);
  return (
    <section className={styles.block}>
      <div>
        <h2>{words.title}</h2>
        <p>{words.text}</p>
      </div>
      <form
        id="contact-form"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          event.currentTarget.reset();
          setSent(true);
        }}
      >
        <label>
          {words.name}
          <input id="contact-name" name="name" autoComplete="name" />
        </label>
        <label>
          {words.phone}
          <input id="contact-phone" name="phone" type="tel" autoComplete="tel" required />
        </label>
        <label className={styles.wide}>
          {words.message}
          <textarea name="message" rows={3} />
        </label>
        <div className={styles.foot}>
          <button type="submit">{words.send}</button>
          <p role="status">{isSent ? words.sent : ""}</p>
        </div>
      </form>
    </section>
  );
}

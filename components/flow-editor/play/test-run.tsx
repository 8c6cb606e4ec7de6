"use client";

import { createContext, type ReactNode, useContext, useDeferredValue, useMemo, useState } from "react";
import { compile } from "@/core/flow/compile";
import type { FlowDocument } from "@/core/flow/document";
import type { DisplayProgram, Evaluation } from "@/core/flow/runtime/display-program";
import { evaluate } from "@/core/flow/runtime/evaluate";
import type { Fact, FactKey, Facts } from "@/core/widget-contract/visitor-facts";
import { lightOf } from "../canvas/light-of";
import { LightContext } from "../canvas/use-light";
import { useDocument, useEditor } from "../store/editor-context";
import { STARTING_FACTS } from "./fact-inputs";
import { PlayProvider } from "./play-run";

interface TestRun {
  facts: Facts;
  setFact: (key: FactKey, value: Fact | undefined) => void;
  /** Null while the flow has problems that stop it. */
  program: DisplayProgram | null;
  result: Evaluation | null;
}

const TestContext = createContext<TestRun | null>(null);

/** The test of a flow: of display rules a visitor, of routing a callback. */
export function TestProvider({ children }: { children: ReactNode }) {
  const kind = useEditor(({ history }) => history.present.kind);
  return kind === "routing" ? (
    <PlayProvider>{children}</PlayProvider>
  ) : (
    <VisitorProvider>{children}</VisitorProvider>
  );
}

/** Plays one visitor through the flow as it is drawn now, with the code that runs on the customer's page. */
function VisitorProvider({ children }: { children: ReactNode }) {
  const document = useDeferredValue(useDocument());
  const isOpen = useEditor(({ panel }) => panel === "test");
  const [facts, setFacts] = useState<Facts>(STARTING_FACTS);
  const program = useMemo(() => (isOpen ? displayProgram(document) : null), [isOpen, document]);
  const value = useMemo<TestRun>(() => {
    const result = program && evaluate(program, facts);
    return {
      facts,
      setFact: (key, fact) => setFacts((before) => ({ ...before, [key]: fact })),
      program,
      result,
    };
  }, [facts, program]);
  const { result } = value;
  const light = useMemo(
    () => result && { lit: litBy(document, result), here: result.path.at(-1)?.node ?? null },
    [document, result],
  );
  return (
    <TestContext value={value}>
      <LightContext value={light}>{children}</LightContext>
    </TestContext>
  );
}

export function useTestRun(): TestRun {
  const run = useContext(TestContext);
  if (!run) throw new Error("useTestRun is used outside of TestProvider.");
  return run;
}

function displayProgram(document: FlowDocument): DisplayProgram | null {
  const compiled = compile(document);
  return compiled.ok && compiled.program.kind === "display" ? compiled.program : null;
}

/** The way of an evaluation, with what it decided. */
export function litBy(document: FlowDocument, { path, decision }: Evaluation): Set<string> {
  const lit = lightOf(document, path);
  if (decision) lit.add(decision);
  return lit;
}

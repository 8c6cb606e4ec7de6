"use client";

import {
  ActionIcon,
  Button,
  MantineThemeProvider,
  ScrollArea,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { IconCopy, IconTrash, IconX } from "@tabler/icons-react";
import { useMemo } from "react";
import { definitionOf } from "@/core/flow/definitions";
import type { FlowNode } from "@/core/flow/document";
import { changeConfig } from "@/core/flow/edit/change-config";
import { rename } from "@/core/flow/edit/rename";
import type { Field } from "@/core/flow/node-definition";
import { NodeProblems } from "../issues/node-problems";
import { lookOf } from "../node/looks";
import { duplicateSelected, removeSelected } from "../store/actions";
import { useDocument, useEditor, useEditorStore } from "../store/editor-context";
import { change, documentOf, select } from "../store/editor-store";
import { kindName, shownFields } from "../words/flow-words";
import { useWording } from "../words/use-wording";
import { AlignTools } from "./align-tools";
import { FieldSections } from "./field-sections";
import { FieldInput } from "./fields/field-input";
import { BalanceForm } from "./forms/balance-form";
import { PartsForm } from "./forms/parts-form";
import { SplitForm } from "./forms/split-form";
import classes from "./inspector.module.css";
import { NoTextSender } from "./no-text-sender";
import { NoteForm } from "./note-form";
import { OfferForm } from "./offer/offer-form";
import { WaysOut } from "./ways-out";

/** What is selected, to be read and changed. Several things at once can be moved, copied and removed only. */
export function Inspector() {
  const { t } = useWording();
  const store = useEditorStore();
  const document = useDocument();
  const readOnly = useEditor((state) => state.readOnly);
  const selection = useEditor((state) => state.selection);
  const nodes = document.nodes.filter(({ id }) => selection.has(id));
  const notes = document.notes.filter(({ id }) => selection.has(id));
  const edges = document.edges.filter(({ id }) => selection.has(id));
  const count = nodes.length + notes.length;
  const labels = usePartLabels();
  if (count + edges.length === 0) return null;
  const [node] = nodes;
  const [note] = notes;
  return (
    <aside className={classes.inspector} aria-label={t("inspector.label")}>
      {count === 1 && node && <StepHead node={node} />}
      {count === 1 && note && <PlainHead title={t(`notes.${note.kind}`)} />}
      {count > 1 && <PlainHead title={t("inspector.several", { count })} />}
      {count === 0 && <PlainHead title={t("inspector.way", { count: edges.length })} />}
      <ScrollArea flex={1} type="auto">
        <MantineThemeProvider theme={labels}>
          {count === 1 && node && <StepBody key={node.id} node={node} />}
          {count > 1 && !readOnly && <AlignTools count={count} />}
          {count === 1 && note && <NoteForm key={note.id} note={note} />}
          {count !== 1 && (
            <Text size="sm" c="dimmed" className={classes.section}>
              {t(count === 0 ? "inspector.wayHint" : "inspector.severalHint")}
            </Text>
          )}
        </MantineThemeProvider>
      </ScrollArea>
      {!readOnly && !(count === 1 && node?.kind === "start") && (
        <div className={classes.foot}>
          {count > 0 && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconCopy size={15} aria-hidden />}
              onClick={() => duplicateSelected(store)}
            >
              {t("actions.duplicate")}
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => removeSelected(store)}
          >
            {t("actions.remove")}
          </Button>
        </div>
      )}
    </aside>
  );
}

/** Mantine's own button beside a colour has no words by itself. */
function usePartLabels() {
  const { t } = useWording();
  return useMemo(
    () => ({
      components: {
        ColorInput: { defaultProps: { eyeDropperButtonProps: { "aria-label": t("inspector.pickColor") } } },
      },
    }),
    [t],
  );
}

function PlainHead({ title }: { title: string }) {
  return (
    <div className={classes.head}>
      <Title order={2} flex={1}>
        {title}
      </Title>
      <CloseInspector />
    </div>
  );
}

function StepHead({ node }: { node: FlowNode }) {
  const { t } = useWording();
  const flow = useDocument().kind;
  const look = lookOf(node.kind, definitionOf(flow, node.kind)?.group);
  return (
    <div className={classes.head} data-tone={look.tone}>
      <look.icon size={20} stroke={1.8} aria-hidden className={classes.icon} />
      <Title order={2} flex={1}>
        {kindName(t, node.kind)}
      </Title>
      <CloseInspector />
    </div>
  );
}

function CloseInspector() {
  const { t } = useWording();
  const store = useEditorStore();
  return (
    <ActionIcon aria-label={t("inspector.close")} onClick={() => select(store, [])}>
      <IconX size={17} aria-hidden />
    </ActionIcon>
  );
}

/** Kinds whose settings a list of fields cannot draw. */
const OWN_FORMS: Record<string, typeof OfferForm> = {
  offer: OfferForm,
  split: SplitForm,
  group: PartsForm,
  score: PartsForm,
  balance: BalanceForm,
  "send-message": NoTextSender,
};

function OwnForm(props: {
  node: FlowNode;
  onChange: (field: string, config: Record<string, unknown>) => void;
}) {
  const Form = OWN_FORMS[props.node.kind];
  return Form ? <Form {...props} /> : null;
}

/** A form of a kind's own stands where its one field does; one that draws several comes after all others. */
function aroundOwnForm(fields: Field[]): [Field[], Field[]] {
  const own = fields.filter(({ input }) => input === "own");
  const [only] = own;
  const at = own.length === 1 && only ? fields.indexOf(only) : fields.length;
  return [fields.slice(0, at), fields.slice(at)];
}

function StepBody({ node }: { node: FlowNode }) {
  const { t } = useWording();
  const store = useEditorStore();
  const document = useDocument();
  const readOnly = useEditor((state) => state.readOnly);
  const definition = definitionOf(document.kind, node.kind);
  const hint = t.has(`kinds.${node.kind}.hint`) ? t(`kinds.${node.kind}.hint`) : null;
  const write = (field: string, config: Record<string, unknown>) =>
    change(store, changeConfig(documentOf(store.getState()), node.id, config), `config:${node.id}:${field}`);
  const fields = shownFields(definition?.fields ?? [], node.config);
  const [before, behind] = aroundOwnForm(fields);
  const draw = (field: Field) => (
    <FieldInput
      key={field.name}
      kind={node.kind}
      nodeId={node.id}
      field={field}
      value={node.config[field.name]}
      onChange={(value) => write(field.name, { ...node.config, [field.name]: value })}
    />
  );
  return (
    <>
      <Stack gap="md" className={classes.section}>
        {hint && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
        <NodeProblems node={node} />
        {before.filter(({ section }) => !section).map(draw)}
        <OwnForm node={node} onChange={write} />
        {behind.filter(({ section }) => !section).map(draw)}
        <FieldSections nodeId={node.id} fields={fields} draw={draw} />
        {node.kind !== "start" && node.kind !== "offer" && (
          <TextInput
            label={t("inspector.name")}
            description={t("inspector.nameHint")}
            maxLength={80}
            value={node.name ?? ""}
            readOnly={readOnly}
            onChange={(event) => {
              const next = rename(documentOf(store.getState()), node.id, event.currentTarget.value);
              change(store, next, `name:${node.id}`);
            }}
          />
        )}
      </Stack>
      <WaysOut node={node} />
    </>
  );
}

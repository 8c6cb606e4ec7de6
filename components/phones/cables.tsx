"use client";

import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useLayoutEffect, useRef, useState } from "react";
import type { Desk } from "@/core/phones-contract/desk";
import { cablePath } from "./cable-path";
import classes from "./cables.module.css";

interface Cable {
  id: string;
  path: string;
}

/** Lit cables between the phones that are joined, laid over the element it stands in. */
export function Cables({ desk }: { desk: Desk }) {
  const layer = useRef<HTMLDivElement>(null);
  const { ref, width, height } = useElementSize();
  const [cables, setCables] = useState<Cable[]>([]);
  const shape = desk.phones.map(({ id, call }) => `${id}:${call?.joinedWith ?? ""}`).join("|");

  // biome-ignore lint/correctness/useExhaustiveDependencies: shape and size stand for all that moves a cable
  useLayoutEffect(() => {
    const board = layer.current?.parentElement;
    if (board) setCables(measureCables(desk, board));
  }, [shape, width, height]);

  return (
    <div ref={useMergedRef(layer, ref)} className={classes.cables} aria-hidden="true">
      <svg className={classes.drawing} role="presentation">
        {cables.map(({ id, path }) => (
          <g key={id}>
            <path d={path} className={classes.cable} />
            <path d={path} className={classes.light} />
          </g>
        ))}
      </svg>
    </div>
  );
}

function measureCables(desk: Desk, board: HTMLElement): Cable[] {
  const origin = board.getBoundingClientRect();
  const boxOf = (phoneId: string) => {
    const element = board.querySelector(`[data-phone="${CSS.escape(phoneId)}"]`);
    const box = element?.getBoundingClientRect();
    return (
      box && { left: box.left - origin.left, top: box.top - origin.top, width: box.width, height: box.height }
    );
  };
  const phoneOfLeg = new Map(desk.phones.map(({ id, call }) => [call?.legId, id]));
  return desk.phones.flatMap(({ id, call }) => {
    const otherId = call?.joinedWith ? phoneOfLeg.get(call.joinedWith) : undefined;
    // Each pair is met twice; the smaller id draws.
    if (otherId === undefined || otherId < id) return [];
    const [one, other] = [boxOf(id), boxOf(otherId)];
    return one && other ? [{ id, path: cablePath(one, other) }] : [];
  });
}

import { Skeleton } from "@mantine/core";
import { Figure, Figures } from "@/components/ui/figure";
import { Loading } from "@/components/ui/loading";
import classes from "./today.module.css";

/** The board's shape while it loads: five numbers, stories on the left, operators on the right. */
export function TodaySkeleton() {
  return (
    <Loading className={classes.board}>
      <Figures className={classes.numbers}>
        {["asked", "talked", "waiting", "needHuman", "median"].map((figure) => (
          <Figure
            key={figure}
            word={<Skeleton component="span" height={12} width="60%" />}
            value={<Skeleton component="span" height={24} width={48} mt={10} />}
          />
        ))}
      </Figures>
      <div className={classes.stories}>
        <Skeleton height={14} width={80} />
        <Rows height={96} count={2} />
        <Skeleton height={14} width={120} />
        <Rows height={60} count={4} />
      </div>
      <div className={classes.stories}>
        <Skeleton height={14} width={80} />
        <Rows height={62} count={3} />
      </div>
    </Loading>
  );
}

function Rows({ height, count }: { height: number; count: number }) {
  return (
    <div className={classes.finished}>
      {Array.from({ length: count }, (_, row) => `row ${row}`).map((row) => (
        <div key={row} style={{ height, padding: "14px 16px" }}>
          <Skeleton height={12} width="45%" />
          <Skeleton height={10} width="70%" mt={10} />
        </div>
      ))}
    </div>
  );
}

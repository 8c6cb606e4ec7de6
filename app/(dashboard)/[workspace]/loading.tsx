import { Skeleton } from "@mantine/core";
import { Loading } from "@/components/ui/loading";

/** Between two pages, before the next one has its own skeleton: a title and a body. */
export default function PageLoading() {
  return (
    <Loading>
      <Skeleton height={28} width={180} />
      <Skeleton height={320} mt="lg" />
    </Loading>
  );
}

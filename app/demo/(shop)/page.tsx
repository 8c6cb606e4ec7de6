import { HomePage } from "@/components/demo-shop/home-page";

export default function Page() {
  return <HomePage />;
}

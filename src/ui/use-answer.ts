import { useEffect, useState } from "react";

/** What `ask` answers, and `first` until then or where it fails. It is asked anew with each new `ask`. */
export function useAnswer<T>(ask: () => Promise<T>, first: T): T {
  const [answer, setAnswer] = useState(first);
  useEffect(() => {
    let here = true;
    ask().then(
      (given) => here && setAnswer(() => given),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [ask]);
  return answer;
}

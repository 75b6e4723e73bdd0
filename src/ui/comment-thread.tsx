import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type ThreadComment = {
  id: string;
  author: ReactNode;
  when: { words: string; dateTime: string };
  /** The field or child it is about, as a link where it can be reached. */
  about?: ReactNode | undefined;
  text: ReactNode;
  state?: ReactNode | undefined;
  actions?: ReactNode | undefined;
  /** Written by the reader: stands at the other side. */
  own?: boolean | undefined;
};

export function CommentThread({ label, comments }: { label: string; comments: readonly ThreadComment[] }) {
  return (
    <ul aria-label={label} className="thread">
      {comments.map((comment) => (
        <li className={classNames("comment", comment.own && "comment--own")} key={comment.id}>
          <p className="comment__head">
            <strong>{comment.author}</strong> <time dateTime={comment.when.dateTime}>{comment.when.words}</time>
            {comment.state}
          </p>
          {comment.about ? <p className="comment__about">{comment.about}</p> : null}
          <div className="comment__text">{comment.text}</div>
          {comment.actions ? <div className="button-row">{comment.actions}</div> : null}
        </li>
      ))}
    </ul>
  );
}

import { makeStyles, SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../strings/text.ts';

const pauseMs = 250;
const useStyles = makeStyles({
  field: {
    width: '20rem',
    maxWidth: '100%',
    flexGrow: 1,
    flexShrink: 1,
    '@media (min-width: 641px)': { flexGrow: 0 },
  },
});

interface SearchFieldProps {
  /** Its name for screen readers, and its placeholder. */
  readonly label: string;
  /** What is searched for now. */
  readonly value: string;
  /** Called when the typing paused for 250 ms, at once on Enter and when cleared. */
  readonly search: (text: string) => void;
}

/** Searches while somebody types. */
export const SearchField = ({ label, value, search }: SearchFieldProps) => {
  const text = useText();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  if (known !== value) {
    // set from outside, as by "Clear filters"
    setKnown(value);
    if (typed.trim() !== value) setTyped(value);
  }
  const tell = (next: string, afterMs: number): void => {
    clearTimeout(waiting.current);
    if (afterMs === 0) search(next.trim());
    else waiting.current = setTimeout(() => search(next.trim()), afterMs);
  };
  return (
    <SearchBox
      className={useStyles().field}
      aria-label={label}
      placeholder={label}
      value={typed}
      dismiss={{ 'aria-label': text('common.clearSearch') }}
      onChange={(_event, { value: next }) => {
        setTyped(next);
        tell(next, next === '' ? 0 : pauseMs);
      }}
      onKeyDown={({ key }) => {
        if (key === 'Enter') tell(typed, 0);
      }}
    />
  );
};

import 'tradeoff';
import { useState } from 'react';
import comparison from './comparison.json';

/** React sets neither properties nor listeners on elements that come from the server, so a ref sets them there. */
export function App({ isFromServer = false }) {
  const [leader, setLeader] = useState('');
  const [view, setView] = useState('all');
  const [isOther, setOther] = useState(false);
  const hear = ({ detail }) => setLeader(detail.leader);
  const ref = (element) => {
    element.comparison = comparison;
    element.addEventListener('trade-off-result', hear);
    return () => element.removeEventListener('trade-off-result', hear);
  };
  return (
    <>
      {isOther ? (
        <trade-off id="s" src="/comparison.json" loading="eager" />
      ) : (
        <trade-off
          id="w"
          view={view}
          heading={2}
          loading="eager"
          {...(isFromServer ? { ref } : { comparison, 'ontrade-off-result': hear })}
        >
          <p>The fallback</p>
        </trade-off>
      )}
      <output id="leader">{leader}</output>
      <button id="view" onClick={() => setView('compare')}>
        One view
      </button>
      <button id="swap" onClick={() => setOther(true)}>
        Another
      </button>
    </>
  );
}

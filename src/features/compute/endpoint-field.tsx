import { addressOf } from '../../core/http/address.ts';
import type { Problem } from '../../core/problem.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useEndpoint } from './endpoint.ts';

const NO_ADDRESS: Problem = {
  code: 'not-a-url',
  severity: 'error',
  expected: 'an address of http or https',
  got: 'something else',
  fix: 'For example http://localhost:8000/webhook.php. Until then the example’s address stands below.',
};

/** Where a signed callback goes: whoever has to receive it tries it out on a server of their own. */
export function EndpointField() {
  const { endpoint, setEndpoint } = useEndpoint();
  const url = endpoint.trim();
  return (
    <div className="mt-3">
      <TextField
        name="Your endpoint"
        isOurs
        help="The request below goes there. Run the curl command where your server is reachable: this page sends nothing."
        placeholder="http://localhost:8000/webhook"
        value={endpoint}
        onChange={setEndpoint}
        problems={url === '' || addressOf(url) ? [] : [NO_ADDRESS]}
      />
    </div>
  );
}

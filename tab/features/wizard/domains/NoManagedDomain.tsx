import { Link, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { DomainView } from '../../../../server/contract/domain.ts';
import { hrefOf } from '../../../navigation/route.ts';
import { useText } from '../../../strings/text.ts';

/** Where no domain can be selected: what to do first. */
export const NoManagedDomain = ({ domains }: { readonly domains: readonly DomainView[] }) => {
  const text = useText();
  if (domains.some(({ selectable, selected }) => selectable || selected)) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text('wizard.domains.noneSelectable')}</MessageBarTitle>{' '}
        {text('wizard.domains.noneSelectableText')}{' '}
        <Link appearance="subtle" href={hrefOf({ page: 'domains' })} inline>
          {text('nav.domains')}
        </Link>
      </MessageBarBody>
    </MessageBar>
  );
};

import { Avatar } from '@fluentui/react-components';

/** The initials of somebody whose name stands beside them. */
export const PersonAvatar = ({ name }: { readonly name: string }) => (
  <Avatar name={name} size={28} color="colorful" aria-hidden />
);

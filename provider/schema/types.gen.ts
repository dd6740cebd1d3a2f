// Made by `npm run gen` from schemas/: change those, not this file.

/**
 * What a program may set of a BotInstance. The presence of a bot in one organization; it takes the bot's properties as defaults and can be enabled or disabled.
 */
export interface BotInstanceArgs {
  /**
   * The ID of the organization that the bot is present in. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   *
   * A change replaces the resource. A bot instance stays in the organization it was made in.
   */
  organization?: string;
  /**
   * The ID of the bot that this is an instance of.
   *
   * A change replaces the resource. An instance of another bot is another instance.
   */
  bot: string;
  /**
   * Name of the bot in this organization.
   */
  name: string;
  /**
   * Description of the bot in this organization.
   */
  description?: string;
  /**
   * The URL of the avatar; by default that of the bot.
   */
  avatar?: string;
  /**
   * Whether this bot instance is enabled.
   *
   * Default: `true`.
   */
  enabled?: boolean;
  /**
   * Free-form object of key-values: the bot's settings in this organization. Those of the bot's first instance are the defaults of the others.
   */
  meta?: {
    [k: string]: unknown;
  };
}

/**
 * What is known of a BotInstance after apply. The presence of a bot in one organization; it takes the bot's properties as defaults and can be enabled or disabled.
 */
export interface BotInstanceState {
  /**
   * The unique ID of the BotInstance.
   */
  id: string;
  /**
   * The ID of the organization that the bot is present in. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   *
   * A change replaces the resource. A bot instance stays in the organization it was made in.
   */
  organization?: string;
  /**
   * The ID of the bot that this is an instance of.
   *
   * A change replaces the resource. An instance of another bot is another instance.
   */
  bot: string;
  /**
   * Name of the bot in this organization.
   */
  name: string;
  /**
   * Description of the bot in this organization.
   */
  description?: string;
  /**
   * The URL of the avatar; by default that of the bot.
   */
  avatar?: string;
  /**
   * Whether this bot instance is enabled.
   *
   * Default: `true`.
   */
  enabled?: boolean;
  /**
   * Free-form object of key-values: the bot's settings in this organization. Those of the bot's first instance are the defaults of the others.
   */
  meta?: {
    [k: string]: unknown;
  };
  /**
   * The ID of the user who created this bot instance.
   */
  createdBy: string;
  /**
   * The ID of the user who last updated this bot instance.
   */
  updatedBy: string;
  /**
   * ISO 8601 date and time of when the BotInstance was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the BotInstance was last modified.
   */
  updatedAt: string;
}

/**
 * What a program may set of a Bot. The definition of a bot; a bot instance is its presence in one organization.
 */
export interface BotArgs {
  /**
   * The ID of the organization that owns the Bot. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   *
   * A change replaces the resource. A bot belongs to the organization it was made in.
   */
  organization?: string;
  /**
   * Name of the Bot.
   */
  name: string;
  /**
   * Description of the bot.
   */
  description?: string;
  /**
   * Bot status.
   *
   * Default: `"active"`.
   */
  status?: "inactive" | "active" | "archived";
  /**
   * Bot roles.
   *
   * Default: `["bot"]`.
   */
  roles: string[];
  /**
   * The organizations this bot is shared with: every one, the owner only, or the owner's sub-organizations (with tags, those that carry one of them).
   *
   * Default: `"owner"`.
   */
  audience?: "global" | "owner" | "group";
  /**
   * Sharing tags.
   */
  tags?: string[];
  /**
   * The URL of the bot's avatar (45x45 px).
   */
  avatar?: string;
  /**
   * Bot commands made available in the UI, in the order shown.
   */
  commands?: string[];
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  };
  /**
   * Authentication secret of the bot's user. The API makes one on create and takes another on update.
   *
   * Kept secret in state, plans and logs.
   */
  secret?: string;
}

/**
 * What is known of a Bot after apply. The definition of a bot; a bot instance is its presence in one organization.
 */
export interface BotState {
  /**
   * The unique ID of the Bot.
   */
  id: string;
  /**
   * The ID of the organization that owns the Bot. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   *
   * A change replaces the resource. A bot belongs to the organization it was made in.
   */
  organization?: string;
  /**
   * Name of the Bot.
   */
  name: string;
  /**
   * Description of the bot.
   */
  description?: string;
  /**
   * Bot status.
   *
   * Default: `"active"`.
   */
  status?: "inactive" | "active" | "archived";
  /**
   * Bot roles.
   *
   * Default: `["bot"]`.
   */
  roles: string[];
  /**
   * The organizations this bot is shared with: every one, the owner only, or the owner's sub-organizations (with tags, those that carry one of them).
   *
   * Default: `"owner"`.
   */
  audience?: "global" | "owner" | "group";
  /**
   * Sharing tags.
   */
  tags?: string[];
  /**
   * The URL of the bot's avatar (45x45 px).
   */
  avatar?: string;
  /**
   * Bot commands made available in the UI, in the order shown.
   */
  commands?: string[];
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  };
  /**
   * Authentication secret of the bot's user. The API makes one on create and takes another on update.
   *
   * Kept secret in state, plans and logs.
   */
  secret?: string;
  /**
   * The ID of the user who created this bot.
   */
  createdBy: string;
  /**
   * The ID of the user who last updated this bot.
   */
  updatedBy: string;
  /**
   * ISO 8601 date and time of when the Bot was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the Bot was last modified.
   */
  updatedAt: string;
}

/**
 * What a program may set of a Category. A label that conversations and forms are filed under; an organization has ten slots for them.
 */
export interface CategoryArgs {
  /**
   * The ID of the organization that the category belongs to: a part of its address, not of its body.
   *
   * A change replaces the resource. The organization is a part of the category's address.
   */
  organization: string;
  /**
   * The name of the Category.
   */
  name: string;
  /**
   * The IDs of the forms that may be used for this category, in the order shown.
   */
  forms?: string[];
  /**
   * Keywords of the category.
   */
  tags?: string[];
}

/**
 * What is known of a Category after apply. A label that conversations and forms are filed under; an organization has ten slots for them.
 */
export interface CategoryState {
  /**
   * The unique ID of the Category.
   */
  id: string;
  /**
   * The ID of the organization that the category belongs to: a part of its address, not of its body.
   *
   * A change replaces the resource. The organization is a part of the category's address.
   */
  organization: string;
  /**
   * The name of the Category.
   */
  name: string;
  /**
   * The IDs of the forms that may be used for this category, in the order shown.
   */
  forms?: string[];
  /**
   * Keywords of the category.
   */
  tags?: string[];
}

/**
 * What a program may set of a FormField. One field of a form.
 */
export interface FormFieldArgs {
  /**
   * The ID of the form that the field belongs to: a part of its address, not of its body.
   *
   * A change replaces the resource. The form is a part of the field's address.
   */
  form: string;
  /**
   * Field identifier: a short name that no other field of the form has.
   */
  name: string;
  /**
   * HTML label of the field.
   */
  label?: string;
  /**
   * HTML5 input type, or one of the elements `select` and `textarea`.
   *
   * Default: `"text"`.
   */
  type?:
    | "button"
    | "checkbox"
    | "color"
    | "date"
    | "datetime-local"
    | "email"
    | "file"
    | "hidden"
    | "image"
    | "month"
    | "number"
    | "password"
    | "radio"
    | "range"
    | "reset"
    | "search"
    | "select"
    | "submit"
    | "tel"
    | "text"
    | "textarea"
    | "time"
    | "url"
    | "week";
  /**
   * Name of the entity that this field represents.
   */
  entity?: string;
  /**
   * HTML5 input pattern attribute: a JavaScript regular expression which the input's value must match.
   */
  pattern?: string;
  /**
   * The options that a select field displays, in this order.
   */
  options?: FormFieldOption[];
  /**
   * Whether the field must be filled in.
   *
   * Default: `false`.
   */
  required?: boolean;
}

/**
 * One option of a select field.
 */
export interface FormFieldOption {
  /**
   * What the option is known by.
   */
  key: string;
  /**
   * The value of the option.
   */
  value: string;
}

/**
 * What is known of a FormField after apply. One field of a form.
 */
export interface FormFieldState {
  /**
   * The unique ID of the field.
   */
  id: string;
  /**
   * The ID of the form that the field belongs to: a part of its address, not of its body.
   *
   * A change replaces the resource. The form is a part of the field's address.
   */
  form: string;
  /**
   * Field identifier: a short name that no other field of the form has.
   */
  name: string;
  /**
   * HTML label of the field.
   */
  label?: string;
  /**
   * HTML5 input type, or one of the elements `select` and `textarea`.
   *
   * Default: `"text"`.
   */
  type?:
    | "button"
    | "checkbox"
    | "color"
    | "date"
    | "datetime-local"
    | "email"
    | "file"
    | "hidden"
    | "image"
    | "month"
    | "number"
    | "password"
    | "radio"
    | "range"
    | "reset"
    | "search"
    | "select"
    | "submit"
    | "tel"
    | "text"
    | "textarea"
    | "time"
    | "url"
    | "week";
  /**
   * Name of the entity that this field represents.
   */
  entity?: string;
  /**
   * HTML5 input pattern attribute: a JavaScript regular expression which the input's value must match.
   */
  pattern?: string;
  /**
   * The options that a select field displays, in this order.
   */
  options?: FormFieldOption[];
  /**
   * Whether the field must be filled in.
   *
   * Default: `false`.
   */
  required?: boolean;
  /**
   * ISO 8601 date and time of when the form field was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the form field was last modified.
   */
  updatedAt: string;
}

/**
 * What a program may set of a Form. A collection of fields that an agent or a bot fills in during a conversation.
 */
export interface FormArgs {
  /**
   * The ID of the owning organization. Defaults to the API user's active organization.
   *
   * A change replaces the resource. A form belongs to the organization it was made in.
   */
  organization?: string;
  /**
   * Name of the form.
   */
  name: string;
  /**
   * Form type. A `static` form always stays active, while a `topic` is picked by the agent.
   *
   * Default: `"topic"`.
   */
  type?: "topic" | "static";
  /**
   * The ID of the form that is used as a template. It tells how the form was made, so it is sent on create only; changing it later does nothing.
   */
  template?: string;
  /**
   * The contact profile fields that are included in the results of this form.
   */
  profileFields?: (
    | "honorificPrefix"
    | "initials"
    | "honorificSuffix"
    | "gender"
    | "givenName"
    | "familyName"
    | "additionalName"
    | "streetAddress"
    | "streetNumber"
    | "postalCode"
    | "addressLocality"
    | "addressRegion"
    | "addressCountry"
    | "worksFor"
    | "email"
    | "telephone"
  )[];
  /**
   * The fields of this form, in the order shown. FormField resources manage fields one by one: use one way or the other for a form, not both.
   */
  fields?: InlineFormField[];
  /**
   * Email addresses that the results of this form are sent to.
   */
  notifyEmails?: string[];
  /**
   * State of the form. Archived forms are not made available in the UI.
   *
   * Default: `"active"`.
   */
  status?: "active" | "archived";
  /**
   * Sharing tags of the form. The form is made available to child organizations with matching tags.
   */
  tags?: string[];
  /**
   * Labels of the form. They are passed on in conversation.forms, as well as conversation.results and in Results messages when the form is processed.
   */
  labels?: string[];
  /**
   * Number of points when an agent submits a result with this form.
   */
  pointsByAgent?: number;
  /**
   * Number of points when a bot submits a result with this form.
   */
  pointsByBot?: number;
  /**
   * Free-form object of key-values that is passed on to external systems.
   */
  meta?: {
    [k: string]: unknown;
  };
}

/**
 * A field of a form.
 */
export interface InlineFormField {
  /**
   * Field identifier: a short name that no other field of the form has.
   */
  name: string;
  /**
   * HTML label of the field.
   */
  label?: string;
  /**
   * HTML5 input type, or one of the elements `select` and `textarea`.
   *
   * Default: `"text"`.
   */
  type?:
    | "button"
    | "checkbox"
    | "color"
    | "date"
    | "datetime-local"
    | "email"
    | "file"
    | "hidden"
    | "image"
    | "month"
    | "number"
    | "password"
    | "radio"
    | "range"
    | "reset"
    | "search"
    | "select"
    | "submit"
    | "tel"
    | "text"
    | "textarea"
    | "time"
    | "url"
    | "week";
  /**
   * Name of the entity that this field represents.
   */
  entity?: string;
  /**
   * HTML5 input pattern attribute: a JavaScript regular expression which the input's value must match.
   */
  pattern?: string;
  /**
   * The options that a select field displays, in this order.
   */
  options?: FormFieldOption[];
  /**
   * Whether the field must be filled in.
   *
   * Default: `false`.
   */
  required?: boolean;
}

/**
 * What is known of a Form after apply. A collection of fields that an agent or a bot fills in during a conversation.
 */
export interface FormState {
  /**
   * The unique ID of the form.
   */
  id: string;
  /**
   * The ID of the owning organization. Defaults to the API user's active organization.
   *
   * A change replaces the resource. A form belongs to the organization it was made in.
   */
  organization?: string;
  /**
   * Name of the form.
   */
  name: string;
  /**
   * Form type. A `static` form always stays active, while a `topic` is picked by the agent.
   *
   * Default: `"topic"`.
   */
  type?: "topic" | "static";
  /**
   * The ID of the form that is used as a template. It tells how the form was made, so it is sent on create only; changing it later does nothing.
   */
  template?: string;
  /**
   * The contact profile fields that are included in the results of this form.
   */
  profileFields?: (
    | "honorificPrefix"
    | "initials"
    | "honorificSuffix"
    | "gender"
    | "givenName"
    | "familyName"
    | "additionalName"
    | "streetAddress"
    | "streetNumber"
    | "postalCode"
    | "addressLocality"
    | "addressRegion"
    | "addressCountry"
    | "worksFor"
    | "email"
    | "telephone"
  )[];
  /**
   * The fields of this form, in the order shown. FormField resources manage fields one by one: use one way or the other for a form, not both.
   */
  fields?: InlineFormFieldState[];
  /**
   * Email addresses that the results of this form are sent to.
   */
  notifyEmails?: string[];
  /**
   * State of the form. Archived forms are not made available in the UI.
   *
   * Default: `"active"`.
   */
  status?: "active" | "archived";
  /**
   * Sharing tags of the form. The form is made available to child organizations with matching tags.
   */
  tags?: string[];
  /**
   * Labels of the form. They are passed on in conversation.forms, as well as conversation.results and in Results messages when the form is processed.
   */
  labels?: string[];
  /**
   * Number of points when an agent submits a result with this form.
   */
  pointsByAgent?: number;
  /**
   * Number of points when a bot submits a result with this form.
   */
  pointsByBot?: number;
  /**
   * Free-form object of key-values that is passed on to external systems.
   */
  meta?: {
    [k: string]: unknown;
  };
  /**
   * ISO 8601 date and time of when the form was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the form was last modified.
   */
  updatedAt: string;
}

/**
 * A field of a form.
 */
export interface InlineFormFieldState {
  /**
   * The unique ID of the field.
   */
  id?: string;
  /**
   * Field identifier: a short name that no other field of the form has.
   */
  name: string;
  /**
   * HTML label of the field.
   */
  label?: string;
  /**
   * HTML5 input type, or one of the elements `select` and `textarea`.
   *
   * Default: `"text"`.
   */
  type?:
    | "button"
    | "checkbox"
    | "color"
    | "date"
    | "datetime-local"
    | "email"
    | "file"
    | "hidden"
    | "image"
    | "month"
    | "number"
    | "password"
    | "radio"
    | "range"
    | "reset"
    | "search"
    | "select"
    | "submit"
    | "tel"
    | "text"
    | "textarea"
    | "time"
    | "url"
    | "week";
  /**
   * Name of the entity that this field represents.
   */
  entity?: string;
  /**
   * HTML5 input pattern attribute: a JavaScript regular expression which the input's value must match.
   */
  pattern?: string;
  /**
   * The options that a select field displays, in this order.
   */
  options?: FormFieldOption[];
  /**
   * Whether the field must be filled in.
   *
   * Default: `false`.
   */
  required?: boolean;
  /**
   * ISO 8601 date and time of when the form field was created.
   */
  createdAt?: string;
  /**
   * ISO 8601 date and time of when the form field was last modified.
   */
  updatedAt?: string;
}

/**
 * What a program may set of an OrgGroupMember. The membership of one organization in one group of organizations.
 */
export interface OrgGroupMemberArgs {
  /**
   * The ID of the group: a part of the membership's address, not of its body.
   *
   * A change replaces the resource. A membership is known by its group and its organization.
   */
  group: string;
  /**
   * The ID of the organization that is a member.
   *
   * A change replaces the resource. A membership is known by its group and its organization.
   */
  organization: string;
}

/**
 * What is known of an OrgGroupMember after apply. The membership of one organization in one group of organizations.
 */
export interface OrgGroupMemberState {
  /**
   * The ids of the group and of the organization, with a slash between them.
   */
  id: string;
  /**
   * The ID of the group: a part of the membership's address, not of its body.
   *
   * A change replaces the resource. A membership is known by its group and its organization.
   */
  group: string;
  /**
   * The ID of the organization that is a member.
   *
   * A change replaces the resource. A membership is known by its group and its organization.
   */
  organization: string;
}

/**
 * What a program may set of an OrgGroup. A group of organizations. Groups work like tags: an organization can be a member of many.
 */
export interface OrgGroupArgs {
  /**
   * The name of the Organization Group.
   */
  name: string;
  /**
   * The ID of the organization that owns the group. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   *
   * A change replaces the resource. A group belongs to the organization it was made in.
   */
  organization?: string;
  /**
   * The IDs of the organizations that are members of this group.
   */
  members?: string[];
}

/**
 * What is known of an OrgGroup after apply. A group of organizations. Groups work like tags: an organization can be a member of many.
 */
export interface OrgGroupState {
  /**
   * The unique ID of the Organization Group.
   */
  id: string;
  /**
   * The name of the Organization Group.
   */
  name: string;
  /**
   * The ID of the organization that owns the group. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   *
   * A change replaces the resource. A group belongs to the organization it was made in.
   */
  organization?: string;
  /**
   * The IDs of the organizations that are members of this group.
   */
  members?: string[];
  /**
   * ISO 8601 date and time of when the Organization Group was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the Organization Group was last modified.
   */
  updatedAt: string;
}

/**
 * What a program may set of an OrganizationLogo. The logo of an organization. The service resizes and crops it into various dimensions.
 */
export interface OrganizationLogoArgs {
  /**
   * The ID of the organization: a part of the logo's address, not of its body.
   *
   * A change replaces the resource. The organization is a part of the logo's address.
   */
  organization: string;
  /**
   * The path of the image's file, beginning at the program's folder or absolute: a square JPEG, GIF or PNG of at least 200 by 200 pixels and at most 5 MiB. Only its bytes are compared: another path of the same bytes changes nothing.
   */
  file?: string;
  /**
   * The image's bytes in base64, in place of a file: a square JPEG, GIF or PNG of at least 200 by 200 pixels and at most 5 MiB. State keeps their hash only.
   */
  content?: string;
}

/**
 * What is known of an OrganizationLogo after apply. The logo of an organization. The service resizes and crops it into various dimensions.
 */
export interface OrganizationLogoState {
  /**
   * The ID of the organization, which has one logo.
   */
  id: string;
  /**
   * The ID of the organization: a part of the logo's address, not of its body.
   *
   * A change replaces the resource. The organization is a part of the logo's address.
   */
  organization: string;
  /**
   * The path of the image's file, beginning at the program's folder or absolute: a square JPEG, GIF or PNG of at least 200 by 200 pixels and at most 5 MiB. Only its bytes are compared: another path of the same bytes changes nothing.
   */
  file?: string;
  /**
   * The image's bytes in base64, in place of a file: a square JPEG, GIF or PNG of at least 200 by 200 pixels and at most 5 MiB. State keeps their hash only.
   */
  content?: string;
  /**
   * The SHA-256 of the image's bytes in hexadecimal; a change of it uploads the image.
   */
  sha256: string;
  /**
   * The media type of the image, told by its first bytes: image/jpeg, image/gif or image/png.
   */
  contentType: string;
  /**
   * The number of the image's bytes.
   */
  size: number;
  /**
   * Where the service shows the image.
   */
  url: string;
}

/**
 * What a program may set of an Organization. A company on behalf of which chats are performed. Other resources are tied to exactly one organization.
 */
export interface OrganizationArgs {
  /**
   * The ID of the organization that this one stands under; without it, the organization of the token. The tree has three levels: a contact centre, its customers, their sub-organizations.
   *
   * A change replaces the resource. An organization does not move in the tree: its path, and the rights of everyone above it, are fixed when it is made.
   */
  parent?: string;
  /**
   * The name of the Organization.
   */
  name: string;
  /**
   * Representative name of the Organization, to be used in external communications like chat widgets. Defaults to the name of the Organization.
   */
  displayName?: string;
  /**
   * Organization status.
   *
   * Default: `"active"`.
   */
  status?: "queued" | "active" | "pendingArchive" | "archived";
  /**
   * An email address for users to contact support in case of any issues with the organization.
   */
  email?: string;
  /**
   * The URL of the Organization's corporate website.
   */
  url?: string;
  /**
   * The URL of the Organization's logo image.
   */
  logo?: string;
  /**
   * The two-letter ISO 3166 country code of the Organization's headquarters.
   */
  country?: string;
  /**
   * ISO 639-1 two-letter language code.
   *
   * Default: `"en"`.
   */
  locale?: "en" | "nl" | "de" | "fr";
  /**
   * Time zone of the Organization's headquarters, as named in the IANA time zone (Olson) database.
   *
   * Default: `"Europe/Amsterdam"`.
   */
  timezone?: string;
  /**
   * The industry the Organization is in.
   */
  industry?: string;
  /**
   * Configuration settings for the organization.
   */
  settings?: OrganizationSettings;
  /**
   * User avatars and aliases to use instead of real names.
   */
  aliases?: Alias[];
  /**
   * The ten category slots with their forms, used in the agent UI; null is an empty slot. Category resources manage the slots one by one: use this property to set or to reorder all of them at once, not both.
   */
  categories?: (CategorySlot | null)[];
  /**
   * An object mirroring the contact profile: the label of each profile field.
   */
  profileFields?: ProfileFields;
  /**
   * Words that should not be used in any communication on behalf of the Organization.
   */
  stopwords?: string[];
  /**
   * Custom (bot) commands that are made available to the agent.
   */
  commands?: string[];
  /**
   * Keywords of the organization.
   */
  tags?: string[];
  /**
   * The white label subdomain part for the organization.
   */
  domainPrefix?: string;
  /**
   * The white label domain for the organization.
   */
  domain?: string;
  /**
   * Partner organizations that may access the conversations.
   */
  partners?: Partner[];
  /**
   * Emails and domains for which agent self-registration is allowed.
   */
  whitelist?: string[];
  /**
   * The role of an agent who registers alone.
   *
   * Default: `"guest"`.
   */
  defaultRole?: "guest" | "agent";
  /**
   * When records expire and are purged.
   */
  dataRetention?: DataRetention;
  /**
   * The billing settings of the organization.
   */
  billingInfo: BillingInfo;
  /**
   * The sender address of emails that notify of results.
   */
  emailAs?: string;
  /**
   * Free-form object of key-values that is passed on to external systems, for example in webhook data.
   */
  meta?: {
    [k: string]: unknown;
  };
}

/**
 * Configuration settings for the organization.
 */
export interface OrganizationSettings {
  /**
   * Determines how recurring visitors are dispatched to the same agent.
   *
   * Default: `"accept"`.
   */
  routeOnReply?: "accept" | "assign" | "route";
  /**
   * Whether email notifications are sent to the admins of the organization.
   *
   * Default: `true`.
   */
  enableMail?: boolean;
}

/**
 * An avatar and a name shown instead of a user's real ones.
 */
export interface Alias {
  /**
   * The name shown instead of the real one.
   */
  name?: string;
  /**
   * The URL of the avatar image.
   */
  avatar?: string;
}

/**
 * A category in one of the ten slots of the organization.
 */
export interface CategorySlot {
  /**
   * The unique ID of the category. Name it to keep or move a category that exists; without it the API makes a new one.
   */
  id?: string;
  /**
   * The name of the Category.
   */
  name: string;
  /**
   * The IDs of the forms that may be used for this category, in the order shown.
   */
  forms?: string[];
  /**
   * Keywords of the category.
   */
  tags?: string[];
}

/**
 * An object mirroring the contact profile: the label of each profile field.
 */
export interface ProfileFields {
  /**
   * Label for the full name of the contact.
   */
  name?: ProfileFieldLabel;
  /**
   * Label for the initials of the contact.
   */
  initials?: ProfileFieldLabel;
  /**
   * Label for the given name or first name of the contact.
   */
  givenName?: ProfileFieldLabel;
  /**
   * Label for the family name or surname of the contact.
   */
  familyName?: ProfileFieldLabel;
  /**
   * Label for the middle name of the contact, if applicable.
   */
  additionalName?: ProfileFieldLabel;
  /**
   * Label for the name prefix.
   */
  honorificPrefix?: ProfileFieldLabel;
  /**
   * Label for the name suffix.
   */
  honorificSuffix?: ProfileFieldLabel;
  /**
   * Label for the biological sex of the contact.
   */
  gender?: ProfileFieldLabelEnum;
  /**
   * Labels of the parts of the address.
   */
  address?: ProfileFieldsAddress;
  /**
   * Label for the telephone number of the contact.
   */
  telephone?: ProfileFieldLabel;
  /**
   * Label for the email address of the contact.
   */
  email?: ProfileFieldLabel;
  /**
   * Label for the organization that the contact represents.
   */
  worksFor?: ProfileFieldLabel;
}

/**
 * A partner organization and what it may do.
 */
export interface Partner {
  /**
   * The ID of the partner organization.
   */
  organization?: string;
  /**
   * The role that users of the partner have in the conversations.
   */
  permission?: string;
}

/**
 * When records expire and are purged.
 */
export interface DataRetention {
  /**
   * The number of units for the time interval.
   */
  length?: number;
  /**
   * The unit of time measured.
   *
   * Default: `"month"`.
   */
  unit?: "month" | "year";
}

/**
 * The billing settings of the organization.
 */
export interface BillingInfo {
  /**
   * The organization that pays the invoice.
   */
  billReceiver: string;
  /**
   * The organization that sends the invoice.
   */
  billSender: string;
  /**
   * ISO 8601 date and time of when the trial of the organization ends.
   */
  trialEndsOn?: string;
  /**
   * The customer ID in Stripe.
   */
  stripeCustomerId: string;
  /**
   * Whether the live environment of Stripe is used; false is its development environment.
   *
   * Default: `true`.
   */
  liveMode?: boolean;
  /**
   * Whether the organization must be moved to the live environment of Stripe.
   *
   * Default: `false`.
   */
  moveToLive?: boolean;
  /**
   * Alternative product ID in Stripe for agent results.
   */
  w1on1ResultId?: string;
  /**
   * The number of days in which an invoice is due.
   *
   * Default: `14`.
   */
  daysUntilDue?: number;
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  };
  /**
   * Option to disable Mecs in Stripe.
   *
   * Default: `false`.
   */
  enableMecs?: boolean;
  /**
   * Option to disable the AMP licence in Stripe.
   *
   * Default: `false`.
   */
  enableAmp?: boolean;
  /**
   * Option to disable SEPA debit costs in Stripe.
   *
   * Default: `false`.
   */
  enableSepaDebitCosts?: boolean;
  /**
   * Billing version for the organization.
   */
  version?: 1 | 2;
  /**
   * The current plan, used by billing version 2.
   */
  currentPlan: "base" | "grow" | "scale";
}

/**
 * The label of a profile field.
 */
export interface ProfileFieldLabel {
  /**
   * A label for the profile field.
   */
  label: string;
  /**
   * Whether this localized label is enabled.
   *
   * Default: `true`.
   */
  enabled?: boolean;
}

/**
 * The label of a profile field that offers a choice.
 */
export interface ProfileFieldLabelEnum {
  /**
   * A label for the profile field.
   */
  label: string;
  /**
   * The labels of the options, in the order shown. Only the gender field has them.
   */
  options?: string[];
  /**
   * Whether this localized label is enabled.
   *
   * Default: `true`.
   */
  enabled?: boolean;
}

/**
 * The labels of the parts of an address.
 */
export interface ProfileFieldsAddress {
  /**
   * Label for the street name.
   */
  streetAddress?: ProfileFieldLabel;
  /**
   * Label for the street number.
   */
  streetNumber?: ProfileFieldLabel;
  /**
   * Label for the city or town.
   */
  addressLocality?: ProfileFieldLabel;
  /**
   * Label for the region.
   */
  addressRegion?: ProfileFieldLabel;
  /**
   * Label for the zip or postal code.
   */
  postalCode?: ProfileFieldLabel;
  /**
   * Label for the country.
   */
  addressCountry?: ProfileFieldLabel;
}

/**
 * What is known of an Organization after apply. A company on behalf of which chats are performed. Other resources are tied to exactly one organization.
 */
export interface OrganizationState {
  /**
   * The unique ID of the Organization.
   */
  id: string;
  /**
   * The ID of the organization that this one stands under; without it, the organization of the token. The tree has three levels: a contact centre, its customers, their sub-organizations.
   *
   * A change replaces the resource. An organization does not move in the tree: its path, and the rights of everyone above it, are fixed when it is made.
   */
  parent?: string;
  /**
   * The IDs of the organizations from the root down to this one, joined by `#`.
   */
  path: string;
  /**
   * The level of the organization in the tree, counted from the root.
   */
  level: number;
  /**
   * The name of the Organization.
   */
  name: string;
  /**
   * Representative name of the Organization, to be used in external communications like chat widgets. Defaults to the name of the Organization.
   */
  displayName?: string;
  /**
   * Organization status.
   *
   * Default: `"active"`.
   */
  status?: "queued" | "active" | "pendingArchive" | "archived";
  /**
   * An email address for users to contact support in case of any issues with the organization.
   */
  email?: string;
  /**
   * The URL of the Organization's corporate website.
   */
  url?: string;
  /**
   * The URL of the Organization's logo image.
   */
  logo?: string;
  /**
   * The two-letter ISO 3166 country code of the Organization's headquarters.
   */
  country?: string;
  /**
   * ISO 639-1 two-letter language code.
   *
   * Default: `"en"`.
   */
  locale?: "en" | "nl" | "de" | "fr";
  /**
   * Time zone of the Organization's headquarters, as named in the IANA time zone (Olson) database.
   *
   * Default: `"Europe/Amsterdam"`.
   */
  timezone?: string;
  /**
   * The industry the Organization is in.
   */
  industry?: string;
  /**
   * Configuration settings for the organization.
   */
  settings?: OrganizationSettings;
  /**
   * User avatars and aliases to use instead of real names.
   */
  aliases?: Alias[];
  /**
   * The ten category slots with their forms, used in the agent UI; null is an empty slot. Category resources manage the slots one by one: use this property to set or to reorder all of them at once, not both.
   */
  categories?: (CategorySlot | null)[];
  /**
   * An object mirroring the contact profile: the label of each profile field.
   */
  profileFields?: ProfileFields;
  /**
   * Words that should not be used in any communication on behalf of the Organization.
   */
  stopwords?: string[];
  /**
   * Custom (bot) commands that are made available to the agent.
   */
  commands?: string[];
  /**
   * Keywords of the organization.
   */
  tags?: string[];
  /**
   * The white label subdomain part for the organization.
   */
  domainPrefix?: string;
  /**
   * The white label domain for the organization.
   */
  domain?: string;
  /**
   * Partner organizations that may access the conversations.
   */
  partners?: Partner[];
  /**
   * Emails and domains for which agent self-registration is allowed.
   */
  whitelist?: string[];
  /**
   * The role of an agent who registers alone.
   *
   * Default: `"guest"`.
   */
  defaultRole?: "guest" | "agent";
  /**
   * When records expire and are purged.
   */
  dataRetention?: DataRetention;
  /**
   * The billing settings of the organization.
   */
  billingInfo: BillingInfo;
  /**
   * The sender address of emails that notify of results.
   */
  emailAs?: string;
  /**
   * Free-form object of key-values that is passed on to external systems, for example in webhook data.
   */
  meta?: {
    [k: string]: unknown;
  };
  /**
   * ISO 8601 date and time of when the Organization was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the Organization was last modified.
   */
  updatedAt: string;
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1.
 */
export interface ServiceArgsBase {
  /**
   * The ID of the organization that owns the Service integration. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   *
   * A change replaces the resource. A service belongs to the organization it was made in.
   */
  organization?: string;
  /**
   * Name of the service.
   */
  name: string;
  /**
   * Description of the service.
   */
  description?: string;
  /**
   * Service status.
   *
   * Default: `"queued"`.
   */
  status?: "queued" | "active" | "disabled" | "pendingArchive" | "archived";
  /**
   * Consumer touchpoints supported by this service integration.
   */
  touchpoints?: string[];
  /**
   * Smooch service ID, if relevant.
   */
  smoochId?: string;
  /**
   * Smooch app ID, if relevant.
   */
  smoochAppId?: string;
  /**
   * ISO 8601 date and time when the system should enable the integration by flipping the status from `disabled` to `active`.
   */
  startDate?: string;
  /**
   * ISO 8601 date and time when the system should disable the integration by flipping the status from `active` to `disabled`.
   */
  endDate?: string;
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  };
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1. Here `type` is smartsupp.
 */
export interface SmartsuppServiceArgs extends ServiceArgsBase {
  /**
   * The service provider.
   *
   * Default: `"webhook"`.
   *
   * A change replaces the resource. The connection parameters of one provider mean nothing to another.
   */
  type: "smartsupp";
  /**
   * Connection parameters of the service. What they are depends on `type`.
   */
  params: SmartsuppParams;
}

/**
 * The XMPP connection of a SmartSupp service.
 */
export interface SmartsuppParams {
  /**
   * JID of the XMPP connection.
   */
  jid: string;
  /**
   * Password of the XMPP connection.
   *
   * Kept secret in state, plans and logs.
   */
  password: string;
  /**
   * XMPP host to connect to.
   */
  host: string;
  /**
   * XMPP port to connect to.
   *
   * Default: `"5222"`.
   */
  port?: string;
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1. Here `type` is intercom.
 */
export interface IntercomServiceArgs extends ServiceArgsBase {
  /**
   * The service provider.
   *
   * Default: `"webhook"`.
   *
   * A change replaces the resource. The connection parameters of one provider mean nothing to another.
   */
  type: "intercom";
  /**
   * Connection parameters of the service. What they are depends on `type`.
   */
  params: IntercomParams;
}

/**
 * The application, its access token and the Intercom user on behalf of whom all chats are made.
 */
export interface IntercomParams {
  /**
   * Intercom app ID.
   */
  app_id: string;
  /**
   * Intercom application access token.
   *
   * Kept secret in state, plans and logs.
   */
  access_token: string;
  /**
   * Intercom user ID.
   */
  assignee_id: string;
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1. Here `type` is smooch.
 */
export interface SmoochServiceArgs extends ServiceArgsBase {
  /**
   * The service provider.
   *
   * Default: `"webhook"`.
   *
   * A change replaces the resource. The connection parameters of one provider mean nothing to another.
   */
  type: "smooch";
  /**
   * Connection parameters of the service. What they are depends on `type`.
   */
  params: SmoochParams;
}

/**
 * The credentials of a Smooch app.
 */
export interface SmoochParams {
  /**
   * Smooch app ID.
   */
  appId: string;
  /**
   * ID of the Smooch application key. It names the key and opens nothing without `secret`.
   */
  keyId?: string;
  /**
   * Smooch application secret.
   *
   * Kept secret in state, plans and logs.
   */
  secret?: string;
  /**
   * Advanced settings of Smooch, in the format of its own documentation.
   */
  advanced?: {
    [k: string]: unknown;
  };
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1. Here `type` is twilio, mailgun, messenger.
 */
export interface OtherServiceArgs extends ServiceArgsBase {
  /**
   * The service provider.
   *
   * Default: `"webhook"`.
   *
   * A change replaces the resource. The connection parameters of one provider mean nothing to another.
   */
  type: "twilio" | "mailgun" | "messenger";
  /**
   * Connection parameters of the service. What they are depends on `type`.
   *
   * Kept secret in state, plans and logs.
   */
  params: {
    [k: string]: unknown;
  };
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1. Here `type` is api.
 */
export interface ApiServiceArgs extends ServiceArgsBase {
  /**
   * The service provider.
   *
   * Default: `"webhook"`.
   *
   * A change replaces the resource. The connection parameters of one provider mean nothing to another.
   */
  type: "api";
  /**
   * Connection parameters of the service. What they are depends on `type`.
   */
  params: ApiParams;
}

/**
 * What an API service may be used for.
 */
export interface ApiParams {
  /**
   * The scopes of the API service.
   */
  scopes?: string[];
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1. Here `type` is webhook, or left out.
 */
export interface WebhookServiceArgs extends ServiceArgsBase {
  /**
   * The service provider.
   *
   * Default: `"webhook"`.
   *
   * A change replaces the resource. The connection parameters of one provider mean nothing to another.
   */
  type?: "webhook";
  /**
   * Connection parameters of the service. What they are depends on `type`.
   */
  params: WebhookParams;
}

/**
 * Where a webhook posts its events to.
 */
export interface WebhookParams {
  /**
   * The URL that events are posted to. Wrap it in `pulumi.secret` where the URL itself carries a token.
   */
  url: string;
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1. Here `type` is gbm.
 */
export interface GbmServiceArgs extends ServiceArgsBase {
  /**
   * The service provider.
   *
   * Default: `"webhook"`.
   *
   * A change replaces the resource. The connection parameters of one provider mean nothing to another.
   */
  type: "gbm";
  /**
   * Connection parameters of the service. What they are depends on `type`.
   */
  params: GbmParams;
}

/**
 * The set-up of Google Business Messages.
 */
export interface GbmParams {
  /**
   * The ID of a location created in the knowledge base.
   */
  location: string;
  /**
   * A welcome message for the widget of the integration.
   */
  welcomeMessage: string;
  /**
   * The URL of the brand's privacy policy.
   */
  privacy?: string;
  /**
   * Conversation starter of the integration.
   */
  starter: string;
  /**
   * The time from which the agent is available, HH:MM.
   */
  startTime?: string;
  /**
   * The time at which the availability of the agent ends, HH:MM.
   */
  endTime?: string;
  /**
   * The first day of the week on which the chat is available.
   */
  startDay?: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";
  /**
   * The last day of the week on which the chat is available.
   */
  endDay?: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";
  /**
   * Requests the next step of the set-up. The API looks at it on update only.
   */
  step?: "verifyAgent" | "verifyLocation" | "launchAgent" | "launchLocation";
}

/**
 * What a program may set of a Service. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1.
 */
export type ServiceArgs =
  | SmartsuppServiceArgs
  | IntercomServiceArgs
  | SmoochServiceArgs
  | OtherServiceArgs
  | ApiServiceArgs
  | WebhookServiceArgs
  | GbmServiceArgs;

/**
 * What is known of a Service after apply. A connector, touchpoint, webservice or other integration through which browsers and remote systems reach Web1on1.
 */
export interface ServiceState {
  /**
   * The unique ID of the Service.
   */
  id: string;
  /**
   * The ID of the organization that owns the Service integration. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   *
   * A change replaces the resource. A service belongs to the organization it was made in.
   */
  organization?: string;
  /**
   * Name of the service.
   */
  name: string;
  /**
   * Description of the service.
   */
  description?: string;
  /**
   * The service provider.
   *
   * Default: `"webhook"`.
   *
   * A change replaces the resource. The connection parameters of one provider mean nothing to another.
   */
  type?: "smartsupp" | "intercom" | "smooch" | "twilio" | "mailgun" | "messenger" | "api" | "webhook" | "gbm";
  /**
   * Service status.
   *
   * Default: `"queued"`.
   */
  status?: "queued" | "active" | "disabled" | "pendingArchive" | "archived";
  /**
   * Consumer touchpoints supported by this service integration.
   */
  touchpoints?: string[];
  /**
   * Connection parameters of the service. What they are depends on `type`.
   */
  params:
    | SmartsuppParams
    | IntercomParams
    | SmoochParams
    | {
        [k: string]: unknown;
      }
    | ApiParams
    | WebhookParams
    | GbmParams;
  /**
   * Smooch service ID, if relevant.
   */
  smoochId?: string;
  /**
   * Smooch app ID, if relevant.
   */
  smoochAppId?: string;
  /**
   * ISO 8601 date and time when the system should enable the integration by flipping the status from `disabled` to `active`.
   */
  startDate?: string;
  /**
   * ISO 8601 date and time when the system should disable the integration by flipping the status from `active` to `disabled`.
   */
  endDate?: string;
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  };
  /**
   * ISO 8601 date and time of when the Service was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the Service was last modified.
   */
  updatedAt: string;
}

/**
 * What a program may set of a UserAvatar. The profile image of a user. The service resizes and crops it.
 */
export interface UserAvatarArgs {
  /**
   * The ID of the user: a part of the avatar's address, not of its body.
   *
   * A change replaces the resource. The user is a part of the avatar's address.
   */
  user: string;
  /**
   * The path of the image's file, beginning at the program's folder or absolute: a JPEG, GIF or PNG of at most 5 MiB. Only its bytes are compared: another path of the same bytes changes nothing.
   */
  file?: string;
  /**
   * The image's bytes in base64, in place of a file: a JPEG, GIF or PNG of at most 5 MiB. State keeps their hash only.
   */
  content?: string;
}

/**
 * What is known of a UserAvatar after apply. The profile image of a user. The service resizes and crops it.
 */
export interface UserAvatarState {
  /**
   * The ID of the user, which has one avatar.
   */
  id: string;
  /**
   * The ID of the user: a part of the avatar's address, not of its body.
   *
   * A change replaces the resource. The user is a part of the avatar's address.
   */
  user: string;
  /**
   * The path of the image's file, beginning at the program's folder or absolute: a JPEG, GIF or PNG of at most 5 MiB. Only its bytes are compared: another path of the same bytes changes nothing.
   */
  file?: string;
  /**
   * The image's bytes in base64, in place of a file: a JPEG, GIF or PNG of at most 5 MiB. State keeps their hash only.
   */
  content?: string;
  /**
   * The SHA-256 of the image's bytes in hexadecimal; a change of it uploads the image.
   */
  sha256: string;
  /**
   * The media type of the image, told by its first bytes: image/jpeg, image/gif or image/png.
   */
  contentType: string;
  /**
   * The number of the image's bytes.
   */
  size: number;
  /**
   * Where the service shows the image.
   */
  url: string;
}

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
  description?: string | null;
  /**
   * The URL of the avatar; by default that of the bot.
   */
  avatar?: string | null;
  /**
   * Whether this bot instance is enabled.
   *
   * Default: `true`.
   */
  enabled?: boolean | null;
  /**
   * Free-form object of key-values: the bot's settings in this organization. Those of the bot's first instance are the defaults of the others.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
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
  description?: string | null;
  /**
   * The URL of the avatar; by default that of the bot.
   */
  avatar?: string | null;
  /**
   * Whether this bot instance is enabled.
   *
   * Default: `true`.
   */
  enabled?: boolean | null;
  /**
   * Free-form object of key-values: the bot's settings in this organization. Those of the bot's first instance are the defaults of the others.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
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
  description?: string | null;
  /**
   * Bot status.
   *
   * Default: `"active"`.
   */
  status?: "inactive" | "active" | "archived" | null;
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
  audience?: "global" | "owner" | "group" | null;
  /**
   * Sharing tags.
   */
  tags?: string[] | null;
  /**
   * The URL of the bot's avatar (45x45 px).
   */
  avatar?: string | null;
  /**
   * Bot commands made available in the UI, in the order shown.
   */
  commands?: string[] | null;
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
  /**
   * Authentication secret of the bot's user. The API makes one on create and takes another on update.
   *
   * Kept secret in state, plans and logs.
   */
  secret?: string | null;
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
  description?: string | null;
  /**
   * Bot status.
   *
   * Default: `"active"`.
   */
  status?: "inactive" | "active" | "archived" | null;
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
  audience?: "global" | "owner" | "group" | null;
  /**
   * Sharing tags.
   */
  tags?: string[] | null;
  /**
   * The URL of the bot's avatar (45x45 px).
   */
  avatar?: string | null;
  /**
   * Bot commands made available in the UI, in the order shown.
   */
  commands?: string[] | null;
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
  /**
   * Authentication secret of the bot's user. The API makes one on create and takes another on update.
   *
   * Kept secret in state, plans and logs.
   */
  secret?: string | null;
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
  forms?: string[] | null;
  /**
   * Keywords of the category.
   */
  tags?: string[] | null;
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
  forms?: string[] | null;
  /**
   * Keywords of the category.
   */
  tags?: string[] | null;
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
  label?: string | null;
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
    | "week"
    | null;
  /**
   * Name of the entity that this field represents.
   */
  entity?: string | null;
  /**
   * HTML5 input pattern attribute: a JavaScript regular expression which the input's value must match.
   */
  pattern?: string | null;
  /**
   * The options that a select field displays, in this order.
   */
  options?: FormFieldOption[] | null;
  /**
   * Whether the field must be filled in.
   *
   * Default: `false`.
   */
  required?: boolean | null;
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
  label?: string | null;
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
    | "week"
    | null;
  /**
   * Name of the entity that this field represents.
   */
  entity?: string | null;
  /**
   * HTML5 input pattern attribute: a JavaScript regular expression which the input's value must match.
   */
  pattern?: string | null;
  /**
   * The options that a select field displays, in this order.
   */
  options?: FormFieldOption[] | null;
  /**
   * Whether the field must be filled in.
   *
   * Default: `false`.
   */
  required?: boolean | null;
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
  type?: "topic" | "static" | null;
  /**
   * The ID of the form that is used as a template. It tells how the form was made, so it is sent on create only; changing it later does nothing.
   */
  template?: string;
  /**
   * The contact profile fields that are included in the results of this form.
   */
  profileFields?:
    | (
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
      )[]
    | null;
  /**
   * The fields of this form, in the order shown. FormField resources manage fields one by one: use one way or the other for a form, not both.
   */
  fields?: InlineFormField[] | null;
  /**
   * Email addresses that the results of this form are sent to.
   */
  notifyEmails?: string[] | null;
  /**
   * State of the form. Archived forms are not made available in the UI.
   *
   * Default: `"active"`.
   */
  status?: "active" | "archived" | null;
  /**
   * Sharing tags of the form. The form is made available to child organizations with matching tags.
   */
  tags?: string[] | null;
  /**
   * Labels of the form. They are passed on in conversation.forms, as well as conversation.results and in Results messages when the form is processed.
   */
  labels?: string[] | null;
  /**
   * Number of points when an agent submits a result with this form.
   */
  pointsByAgent?: number | null;
  /**
   * Number of points when a bot submits a result with this form.
   */
  pointsByBot?: number | null;
  /**
   * Free-form object of key-values that is passed on to external systems.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
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
  label?: string | null;
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
    | "week"
    | null;
  /**
   * Name of the entity that this field represents.
   */
  entity?: string | null;
  /**
   * HTML5 input pattern attribute: a JavaScript regular expression which the input's value must match.
   */
  pattern?: string | null;
  /**
   * The options that a select field displays, in this order.
   */
  options?: FormFieldOption[] | null;
  /**
   * Whether the field must be filled in.
   *
   * Default: `false`.
   */
  required?: boolean | null;
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
  type?: "topic" | "static" | null;
  /**
   * The ID of the form that is used as a template. It tells how the form was made, so it is sent on create only; changing it later does nothing.
   */
  template?: string;
  /**
   * The contact profile fields that are included in the results of this form.
   */
  profileFields?:
    | (
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
      )[]
    | null;
  /**
   * The fields of this form, in the order shown. FormField resources manage fields one by one: use one way or the other for a form, not both.
   */
  fields?: InlineFormFieldState[] | null;
  /**
   * Email addresses that the results of this form are sent to.
   */
  notifyEmails?: string[] | null;
  /**
   * State of the form. Archived forms are not made available in the UI.
   *
   * Default: `"active"`.
   */
  status?: "active" | "archived" | null;
  /**
   * Sharing tags of the form. The form is made available to child organizations with matching tags.
   */
  tags?: string[] | null;
  /**
   * Labels of the form. They are passed on in conversation.forms, as well as conversation.results and in Results messages when the form is processed.
   */
  labels?: string[] | null;
  /**
   * Number of points when an agent submits a result with this form.
   */
  pointsByAgent?: number | null;
  /**
   * Number of points when a bot submits a result with this form.
   */
  pointsByBot?: number | null;
  /**
   * Free-form object of key-values that is passed on to external systems.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
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
  label?: string | null;
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
    | "week"
    | null;
  /**
   * Name of the entity that this field represents.
   */
  entity?: string | null;
  /**
   * HTML5 input pattern attribute: a JavaScript regular expression which the input's value must match.
   */
  pattern?: string | null;
  /**
   * The options that a select field displays, in this order.
   */
  options?: FormFieldOption[] | null;
  /**
   * Whether the field must be filled in.
   *
   * Default: `false`.
   */
  required?: boolean | null;
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
  members?: string[] | null;
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
  members?: string[] | null;
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
  file?: string | null;
  /**
   * The image's bytes in base64, in place of a file: a square JPEG, GIF or PNG of at least 200 by 200 pixels and at most 5 MiB. State keeps their hash only.
   */
  content?: string | null;
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
  file?: string | null;
  /**
   * The image's bytes in base64, in place of a file: a square JPEG, GIF or PNG of at least 200 by 200 pixels and at most 5 MiB. State keeps their hash only.
   */
  content?: string | null;
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
  displayName?: string | null;
  /**
   * Organization status.
   *
   * Default: `"active"`.
   */
  status?: "queued" | "active" | "pendingArchive" | "archived" | null;
  /**
   * An email address for users to contact support in case of any issues with the organization.
   */
  email?: string | null;
  /**
   * The URL of the Organization's corporate website.
   */
  url?: string | null;
  /**
   * The URL of the Organization's logo image.
   */
  logo?: string | null;
  /**
   * The two-letter ISO 3166 country code of the Organization's headquarters.
   */
  country?: string | null;
  /**
   * ISO 639-1 two-letter language code.
   *
   * Default: `"en"`.
   */
  locale?: "en" | "nl" | "de" | "fr" | null;
  /**
   * Time zone of the Organization's headquarters, as named in the IANA time zone (Olson) database.
   *
   * Default: `"Europe/Amsterdam"`.
   */
  timezone?: string | null;
  /**
   * The industry the Organization is in.
   */
  industry?: string | null;
  /**
   * Configuration settings for the organization.
   */
  settings?: OrganizationSettings | null;
  /**
   * User avatars and aliases to use instead of real names.
   */
  aliases?: Alias[] | null;
  /**
   * The ten category slots with their forms, used in the agent UI; null is an empty slot. Category resources manage the slots one by one: use this property to set or to reorder all of them at once, not both.
   */
  categories?: (CategorySlot | null)[] | null;
  /**
   * An object mirroring the contact profile: the label of each profile field.
   */
  profileFields?: ProfileFields | null;
  /**
   * Words that should not be used in any communication on behalf of the Organization.
   */
  stopwords?: string[] | null;
  /**
   * Custom (bot) commands that are made available to the agent.
   */
  commands?: string[] | null;
  /**
   * Keywords of the organization.
   */
  tags?: string[] | null;
  /**
   * The white label subdomain part for the organization.
   */
  domainPrefix?: string | null;
  /**
   * The white label domain for the organization.
   */
  domain?: string | null;
  /**
   * Partner organizations that may access the conversations.
   */
  partners?: Partner[] | null;
  /**
   * Emails and domains for which agent self-registration is allowed.
   */
  whitelist?: string[] | null;
  /**
   * The role of an agent who registers alone.
   *
   * Default: `"guest"`.
   */
  defaultRole?: "guest" | "agent" | null;
  /**
   * When records expire and are purged.
   */
  dataRetention?: DataRetention | null;
  /**
   * The billing settings of the organization.
   */
  billingInfo: BillingInfo;
  /**
   * The sender address of emails that notify of results.
   */
  emailAs?: string | null;
  /**
   * Free-form object of key-values that is passed on to external systems, for example in webhook data.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
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
  routeOnReply?: "accept" | "assign" | "route" | null;
  /**
   * Whether email notifications are sent to the admins of the organization.
   *
   * Default: `true`.
   */
  enableMail?: boolean | null;
}

/**
 * An avatar and a name shown instead of a user's real ones.
 */
export interface Alias {
  /**
   * The name shown instead of the real one.
   */
  name?: string | null;
  /**
   * The URL of the avatar image.
   */
  avatar?: string | null;
}

/**
 * A category in one of the ten slots of the organization.
 */
export interface CategorySlot {
  /**
   * The unique ID of the category. Name it to keep or move a category that exists; without it the API makes a new one.
   */
  id?: string | null;
  /**
   * The name of the Category.
   */
  name: string;
  /**
   * The IDs of the forms that may be used for this category, in the order shown.
   */
  forms?: string[] | null;
  /**
   * Keywords of the category.
   */
  tags?: string[] | null;
}

/**
 * An object mirroring the contact profile: the label of each profile field.
 */
export interface ProfileFields {
  /**
   * Label for the full name of the contact.
   */
  name?: ProfileFieldLabel | null;
  /**
   * Label for the initials of the contact.
   */
  initials?: ProfileFieldLabel | null;
  /**
   * Label for the given name or first name of the contact.
   */
  givenName?: ProfileFieldLabel | null;
  /**
   * Label for the family name or surname of the contact.
   */
  familyName?: ProfileFieldLabel | null;
  /**
   * Label for the middle name of the contact, if applicable.
   */
  additionalName?: ProfileFieldLabel | null;
  /**
   * Label for the name prefix.
   */
  honorificPrefix?: ProfileFieldLabel | null;
  /**
   * Label for the name suffix.
   */
  honorificSuffix?: ProfileFieldLabel | null;
  /**
   * Label for the biological sex of the contact.
   */
  gender?: ProfileFieldLabelEnum | null;
  /**
   * Labels of the parts of the address.
   */
  address?: ProfileFieldsAddress | null;
  /**
   * Label for the telephone number of the contact.
   */
  telephone?: ProfileFieldLabel | null;
  /**
   * Label for the email address of the contact.
   */
  email?: ProfileFieldLabel | null;
  /**
   * Label for the organization that the contact represents.
   */
  worksFor?: ProfileFieldLabel | null;
}

/**
 * A partner organization and what it may do.
 */
export interface Partner {
  /**
   * The ID of the partner organization.
   */
  organization?: string | null;
  /**
   * The role that users of the partner have in the conversations.
   */
  permission?: string | null;
}

/**
 * When records expire and are purged.
 */
export interface DataRetention {
  /**
   * The number of units for the time interval.
   */
  length?: number | null;
  /**
   * The unit of time measured.
   *
   * Default: `"month"`.
   */
  unit?: "month" | "year" | null;
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
  trialEndsOn?: string | null;
  /**
   * The customer ID in Stripe.
   */
  stripeCustomerId: string;
  /**
   * Whether the live environment of Stripe is used; false is its development environment.
   *
   * Default: `true`.
   */
  liveMode?: boolean | null;
  /**
   * Whether the organization must be moved to the live environment of Stripe.
   *
   * Default: `false`.
   */
  moveToLive?: boolean | null;
  /**
   * Alternative product ID in Stripe for agent results.
   */
  w1on1ResultId?: string | null;
  /**
   * The number of days in which an invoice is due.
   *
   * Default: `14`.
   */
  daysUntilDue?: number | null;
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
  /**
   * Option to disable Mecs in Stripe.
   *
   * Default: `false`.
   */
  enableMecs?: boolean | null;
  /**
   * Option to disable the AMP licence in Stripe.
   *
   * Default: `false`.
   */
  enableAmp?: boolean | null;
  /**
   * Option to disable SEPA debit costs in Stripe.
   *
   * Default: `false`.
   */
  enableSepaDebitCosts?: boolean | null;
  /**
   * Billing version for the organization.
   */
  version?: 1 | 2 | null;
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
  enabled?: boolean | null;
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
  options?: string[] | null;
  /**
   * Whether this localized label is enabled.
   *
   * Default: `true`.
   */
  enabled?: boolean | null;
}

/**
 * The labels of the parts of an address.
 */
export interface ProfileFieldsAddress {
  /**
   * Label for the street name.
   */
  streetAddress?: ProfileFieldLabel | null;
  /**
   * Label for the street number.
   */
  streetNumber?: ProfileFieldLabel | null;
  /**
   * Label for the city or town.
   */
  addressLocality?: ProfileFieldLabel | null;
  /**
   * Label for the region.
   */
  addressRegion?: ProfileFieldLabel | null;
  /**
   * Label for the zip or postal code.
   */
  postalCode?: ProfileFieldLabel | null;
  /**
   * Label for the country.
   */
  addressCountry?: ProfileFieldLabel | null;
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
   * The same as `path`, by the name under which users and other records carry it.
   */
  orgPath: string;
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
  displayName?: string | null;
  /**
   * Organization status.
   *
   * Default: `"active"`.
   */
  status?: "queued" | "active" | "pendingArchive" | "archived" | null;
  /**
   * An email address for users to contact support in case of any issues with the organization.
   */
  email?: string | null;
  /**
   * The URL of the Organization's corporate website.
   */
  url?: string | null;
  /**
   * The URL of the Organization's logo image.
   */
  logo?: string | null;
  /**
   * The two-letter ISO 3166 country code of the Organization's headquarters.
   */
  country?: string | null;
  /**
   * ISO 639-1 two-letter language code.
   *
   * Default: `"en"`.
   */
  locale?: "en" | "nl" | "de" | "fr" | null;
  /**
   * Time zone of the Organization's headquarters, as named in the IANA time zone (Olson) database.
   *
   * Default: `"Europe/Amsterdam"`.
   */
  timezone?: string | null;
  /**
   * The industry the Organization is in.
   */
  industry?: string | null;
  /**
   * Configuration settings for the organization.
   */
  settings?: OrganizationSettings | null;
  /**
   * User avatars and aliases to use instead of real names.
   */
  aliases?: Alias[] | null;
  /**
   * The ten category slots with their forms, used in the agent UI; null is an empty slot. Category resources manage the slots one by one: use this property to set or to reorder all of them at once, not both.
   */
  categories?: (CategorySlot | null)[] | null;
  /**
   * An object mirroring the contact profile: the label of each profile field.
   */
  profileFields?: ProfileFields | null;
  /**
   * Words that should not be used in any communication on behalf of the Organization.
   */
  stopwords?: string[] | null;
  /**
   * Custom (bot) commands that are made available to the agent.
   */
  commands?: string[] | null;
  /**
   * Keywords of the organization.
   */
  tags?: string[] | null;
  /**
   * The white label subdomain part for the organization.
   */
  domainPrefix?: string | null;
  /**
   * The white label domain for the organization.
   */
  domain?: string | null;
  /**
   * Partner organizations that may access the conversations.
   */
  partners?: Partner[] | null;
  /**
   * Emails and domains for which agent self-registration is allowed.
   */
  whitelist?: string[] | null;
  /**
   * The role of an agent who registers alone.
   *
   * Default: `"guest"`.
   */
  defaultRole?: "guest" | "agent" | null;
  /**
   * When records expire and are purged.
   */
  dataRetention?: DataRetention | null;
  /**
   * The billing settings of the organization.
   */
  billingInfo: BillingInfo;
  /**
   * The sender address of emails that notify of results.
   */
  emailAs?: string | null;
  /**
   * Free-form object of key-values that is passed on to external systems, for example in webhook data.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
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
  description?: string | null;
  /**
   * Service status.
   *
   * Default: `"queued"`.
   */
  status?: "queued" | "active" | "disabled" | "pendingArchive" | "archived" | null;
  /**
   * Consumer touchpoints supported by this service integration.
   */
  touchpoints?: string[] | null;
  /**
   * Smooch service ID, if relevant.
   */
  smoochId?: string | null;
  /**
   * Smooch app ID, if relevant.
   */
  smoochAppId?: string | null;
  /**
   * ISO 8601 date and time when the system should enable the integration by flipping the status from `disabled` to `active`.
   */
  startDate?: string | null;
  /**
   * ISO 8601 date and time when the system should disable the integration by flipping the status from `active` to `disabled`.
   */
  endDate?: string | null;
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
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
  port?: string | null;
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
  keyId?: string | null;
  /**
   * Smooch application secret.
   *
   * Kept secret in state, plans and logs.
   */
  secret?: string | null;
  /**
   * Advanced settings of Smooch, in the format of its own documentation.
   */
  advanced?: {
    [k: string]: unknown;
  } | null;
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
  scopes?: string[] | null;
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
  privacy?: string | null;
  /**
   * Conversation starter of the integration.
   */
  starter: string;
  /**
   * The time from which the agent is available, HH:MM.
   */
  startTime?: string | null;
  /**
   * The time at which the availability of the agent ends, HH:MM.
   */
  endTime?: string | null;
  /**
   * The first day of the week on which the chat is available.
   */
  startDay?: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY" | null;
  /**
   * The last day of the week on which the chat is available.
   */
  endDay?: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY" | null;
  /**
   * Requests the next step of the set-up. The API looks at it on update only, so a new service gets it by a second request, and every change of `params` requests it again: take it out when the step is done.
   */
  step?: "verifyAgent" | "verifyLocation" | "launchAgent" | "launchLocation" | null;
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
  description?: string | null;
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
  status?: "queued" | "active" | "disabled" | "pendingArchive" | "archived" | null;
  /**
   * Consumer touchpoints supported by this service integration.
   */
  touchpoints?: string[] | null;
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
  smoochId?: string | null;
  /**
   * Smooch app ID, if relevant.
   */
  smoochAppId?: string | null;
  /**
   * ISO 8601 date and time when the system should enable the integration by flipping the status from `disabled` to `active`.
   */
  startDate?: string | null;
  /**
   * ISO 8601 date and time when the system should disable the integration by flipping the status from `active` to `disabled`.
   */
  endDate?: string | null;
  /**
   * Free-form object of key-values.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
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
  file?: string | null;
  /**
   * The image's bytes in base64, in place of a file: a JPEG, GIF or PNG of at most 5 MiB. State keeps their hash only.
   */
  content?: string | null;
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
  file?: string | null;
  /**
   * The image's bytes in base64, in place of a file: a JPEG, GIF or PNG of at most 5 MiB. State keeps their hash only.
   */
  content?: string | null;
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
 * What a program may set of a UserOrganization. The membership of a user in one organization, with a role there.
 */
export interface UserOrganizationArgs {
  /**
   * The ID of the user.
   *
   * A change replaces the resource. The membership of another user is another membership.
   */
  user: string;
  /**
   * The ID of the organization that the user is in.
   *
   * A change replaces the resource. The membership in another organization is another membership.
   */
  organization: string;
  /**
   * The role of the user within that organization; viewer is a guest.
   *
   * Default: `"agent"`.
   */
  role?: "viewer" | "agent" | "admin" | "owner" | null;
}

/**
 * What is known of a UserOrganization after apply. The membership of a user in one organization, with a role there.
 */
export interface UserOrganizationState {
  /**
   * The ID of the user.
   *
   * A change replaces the resource. The membership of another user is another membership.
   */
  user: string;
  /**
   * The ID of the organization that the user is in.
   *
   * A change replaces the resource. The membership in another organization is another membership.
   */
  organization: string;
  /**
   * The role of the user within that organization; viewer is a guest.
   *
   * Default: `"agent"`.
   */
  role?: "viewer" | "agent" | "admin" | "owner" | null;
  /**
   * The ID of the user and that of the organization, joined by /.
   */
  id: string;
  /**
   * The IDs of the organizations from the root down to this one, joined by #.
   */
  orgPath: string;
}

/**
 * What a program may set of a User. A person or app that can log into Web1on1: profile, permissions, preferences and login credentials.
 */
export interface UserArgs {
  /**
   * Family name or surname. In the U.S. and most of Europe, the last name of an User. This can be used along with givenName instead of the displayName property.
   */
  familyName?: string | null;
  /**
   * Given name. In the U.S. and most of Europe, the first name of a User. This can be used along with familyName instead of the displayName property.
   */
  givenName?: string | null;
  /**
   * An additional name for a User, can be used for a middle name.
   */
  additionalName?: string | null;
  /**
   * Name of the User as it will be displayed in user interfaces. If not provided, this will be composed by concatenating givenName, additionalName and familyName.
   */
  displayName?: string | null;
  /**
   * Email address of the User, used to log in. No two users have the same, archived ones included.
   */
  email: string;
  /**
   * User telephone number.
   */
  phone?: string | null;
  /**
   * Login password for the User. It is sent and never read back: a change in the program is seen by `passwordHash`, a change made elsewhere is not.
   *
   * Kept secret in state, plans and logs.
   */
  password?: string | null;
  /**
   * Avatar URL for the User.
   */
  avatar?: string | null;
  /**
   * The ID of the organization the user belongs to. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   */
  organization?: string | null;
  /**
   * The role of the agent within the organization.
   *
   * Default: `"agent"`.
   */
  role?: "agent" | "admin" | "owner" | null;
  /**
   * User preferences.
   */
  settings?: {
    /**
     * Timezone preference for displaying relative dates/times, specified as one of the Zones in the IANA Time Zone Database (https://www.iana.org/time-zones). If not specified, this will be auto-set the first time the user logs in.
     */
    timezone?: string | null;
    /**
     * Boolean indicating that the timezone has been manually set by the user (as opposed to inferred by the system).
     *
     * Default: `false`.
     */
    timezoneSet?: boolean | null;
    /**
     * ISO 639-1 language code. If not specified, this setting will be inferred by the system based on user-agent settings and/or user IP location.
     *
     * Default: `"en"`.
     */
    locale?: "en" | "nl" | "de" | "fr" | null;
    /**
     * Boolean indicating that the locale has been manually set by the user (as opposed to inferred by the system).
     *
     * Default: `false`.
     */
    localeSet?: boolean | null;
    /**
     * Boolean to bleep on queue increments.
     *
     * Default: `true`.
     */
    audioOnChat?: boolean | null;
    /**
     * Boolean to bleep on new messages.
     *
     * Default: `false`.
     */
    audioOnMessage?: boolean | null;
    /**
     * Boolean to show desktop notifications on queue increments.
     *
     * Default: `false`.
     */
    notifyOnChat?: boolean | null;
    /**
     * Boolean to show a desktop notification on each incoming message.
     *
     * Default: `false`.
     */
    notifyOnMessage?: boolean | null;
    /**
     * Boolean to show a browser tab notification on queued conversations.
     *
     * Default: `true`.
     */
    tabdotNotify?: boolean | null;
    /**
     * Boolean to show a browser tab notification on unread messages.
     *
     * Default: `true`.
     */
    tabdotMessage?: boolean | null;
    /**
     * Boolean to enable mobile push inbox notifications.
     *
     * Default: `false`.
     */
    pushNotify?: boolean | null;
    /**
     * Boolean to activate conversations after accepting. Defaults to true for level2+ agents, false for top-level agents.
     *
     * Default: `false`.
     */
    focusOnAccept?: boolean | null;
    /**
     * List of notification roles for the user.
     */
    notifications?: string[] | null;
    /**
     * List of canned responses, in the order shown.
     */
    cannedResponses?: string[] | null;
  } | null;
  /**
   * Free-form object of key-values, that will be passed on to external systems, eg in webhook data.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
  /**
   * The status of the user for given organization.
   *
   * Default: `"queued"`.
   */
  status?: "queued" | "invited" | "active" | "archived" | null;
  /**
   * Every organization that the user is in, with the role there: one that is not named is left. Either this or UserOrganization resources manage them, not both.
   */
  organizations?: UserMembership[];
}

/**
 * A user's place in one organization.
 */
export interface UserMembership {
  /**
   * The ID of the organization.
   */
  organization: string;
  /**
   * The role of the user within that organization; viewer is a guest.
   *
   * Default: `"agent"`.
   */
  role?: "viewer" | "agent" | "admin" | "owner" | null;
  /**
   * Whether it is the organization that the user works in at present. Left out, it stays with the user.
   */
  selected?: boolean | null;
}

/**
 * What is known of a User after apply. A person or app that can log into Web1on1: profile, permissions, preferences and login credentials.
 */
export interface UserState {
  /**
   * The unique ID of the user.
   */
  id: string;
  /**
   * Family name or surname. In the U.S. and most of Europe, the last name of an User. This can be used along with givenName instead of the displayName property.
   */
  familyName?: string | null;
  /**
   * Given name. In the U.S. and most of Europe, the first name of a User. This can be used along with familyName instead of the displayName property.
   */
  givenName?: string | null;
  /**
   * An additional name for a User, can be used for a middle name.
   */
  additionalName?: string | null;
  /**
   * Name of the User as it will be displayed in user interfaces. If not provided, this will be composed by concatenating givenName, additionalName and familyName.
   */
  displayName?: string | null;
  /**
   * Email address of the User, used to log in. No two users have the same, archived ones included.
   */
  email: string;
  /**
   * User telephone number.
   */
  phone?: string | null;
  /**
   * Login password for the User. It is sent and never read back: a change in the program is seen by `passwordHash`, a change made elsewhere is not.
   *
   * Kept secret in state, plans and logs.
   */
  password?: string | null;
  /**
   * Avatar URL for the User.
   */
  avatar?: string | null;
  /**
   * The ID of the organization the user belongs to. Must be the organization that the current API user is an admin for (default) or one of its sub-organizations.
   */
  organization?: string | null;
  /**
   * The role of the agent within the organization.
   *
   * Default: `"agent"`.
   */
  role?: "agent" | "admin" | "owner" | null;
  /**
   * User preferences.
   */
  settings?: {
    /**
     * Timezone preference for displaying relative dates/times, specified as one of the Zones in the IANA Time Zone Database (https://www.iana.org/time-zones). If not specified, this will be auto-set the first time the user logs in.
     */
    timezone?: string | null;
    /**
     * Boolean indicating that the timezone has been manually set by the user (as opposed to inferred by the system).
     *
     * Default: `false`.
     */
    timezoneSet?: boolean | null;
    /**
     * ISO 639-1 language code. If not specified, this setting will be inferred by the system based on user-agent settings and/or user IP location.
     *
     * Default: `"en"`.
     */
    locale?: "en" | "nl" | "de" | "fr" | null;
    /**
     * Boolean indicating that the locale has been manually set by the user (as opposed to inferred by the system).
     *
     * Default: `false`.
     */
    localeSet?: boolean | null;
    /**
     * Boolean to bleep on queue increments.
     *
     * Default: `true`.
     */
    audioOnChat?: boolean | null;
    /**
     * Boolean to bleep on new messages.
     *
     * Default: `false`.
     */
    audioOnMessage?: boolean | null;
    /**
     * Boolean to show desktop notifications on queue increments.
     *
     * Default: `false`.
     */
    notifyOnChat?: boolean | null;
    /**
     * Boolean to show a desktop notification on each incoming message.
     *
     * Default: `false`.
     */
    notifyOnMessage?: boolean | null;
    /**
     * Boolean to show a browser tab notification on queued conversations.
     *
     * Default: `true`.
     */
    tabdotNotify?: boolean | null;
    /**
     * Boolean to show a browser tab notification on unread messages.
     *
     * Default: `true`.
     */
    tabdotMessage?: boolean | null;
    /**
     * Boolean to enable mobile push inbox notifications.
     *
     * Default: `false`.
     */
    pushNotify?: boolean | null;
    /**
     * Boolean to activate conversations after accepting. Defaults to true for level2+ agents, false for top-level agents.
     *
     * Default: `false`.
     */
    focusOnAccept?: boolean | null;
    /**
     * List of notification roles for the user.
     */
    notifications?: string[] | null;
    /**
     * List of canned responses, in the order shown.
     */
    cannedResponses?: string[] | null;
  } | null;
  /**
   * Free-form object of key-values, that will be passed on to external systems, eg in webhook data.
   */
  meta?: {
    [k: string]: unknown;
  } | null;
  /**
   * The status of the user for given organization.
   *
   * Default: `"queued"`.
   */
  status?: "queued" | "invited" | "active" | "archived" | null;
  /**
   * Every organization that the user is in, with the role there: one that is not named is left. Either this or UserOrganization resources manage them, not both.
   */
  organizations?: UserMembershipState[];
  /**
   * API key of a user with role bot.
   *
   * Kept secret in state, plans and logs.
   */
  apiToken?: string;
  /**
   * A salted hash of the password that was last set from here, by which a change of `password` is seen. The API does not have it.
   *
   * Kept secret in state, plans and logs.
   */
  passwordHash?: string;
  /**
   * ISO 8601 date and time of when the user last logged in.
   */
  lastLogin?: string;
  /**
   * ISO 8601 date and time of when the user was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the user was last modified.
   */
  updatedAt: string;
}

/**
 * A user's place in one organization.
 */
export interface UserMembershipState {
  /**
   * The ID of the organization.
   */
  organization: string;
  /**
   * The role of the user within that organization; viewer is a guest.
   *
   * Default: `"agent"`.
   */
  role?: "viewer" | "agent" | "admin" | "owner" | null;
  /**
   * Whether it is the organization that the user works in at present. Left out, it stays with the user.
   */
  selected?: boolean | null;
  /**
   * The IDs of the organizations from the root down to this one, joined by #.
   */
  orgPath?: string;
}

/**
 * What is known of a Workflow. Rules that run on the conversations of organizations; the API reads workflows only.
 */
export interface WorkflowState {
  /**
   * The unique ID of the Workflow.
   */
  id: string;
  /**
   * The ID of the organization that owns the Workflow; it may stand above those that it runs for.
   */
  organization: string;
  /**
   * The name of the Workflow.
   */
  name: string;
  /**
   * Whether the Workflow runs.
   */
  enabled?: boolean | null;
  /**
   * What is done and when.
   */
  rules?: WorkflowRule[] | null;
  /**
   * The IDs of the organizations that the Workflow runs for.
   */
  organizations?: string[] | null;
  /**
   * The IDs of the organization groups that the Workflow runs for.
   */
  organizationTags?: string[] | null;
  /**
   * ISO 8601 date and time of when the Workflow was created.
   */
  createdAt: string;
  /**
   * ISO 8601 date and time of when the Workflow was last modified.
   */
  updatedAt: string;
}

/**
 * One rule of a workflow.
 */
export interface WorkflowRule {
  /**
   * The unique ID of the rule.
   */
  id?: string | null;
  /**
   * When the event happens.
   */
  conditions?: WorkflowConditions | null;
  /**
   * What happens.
   */
  event?: WorkflowEvent | null;
  /**
   * Rules of a higher priority run first.
   */
  priority?: number | null;
}

/**
 * Conditions of a rule: one of `any` holds, and each of `all`.
 */
export interface WorkflowConditions {
  /**
   * Conditions of which one is enough.
   */
  any?: WorkflowCondition[] | null;
  /**
   * Conditions that all have to hold.
   */
  all?: WorkflowCondition[] | null;
}

/**
 * What a rule does.
 */
export interface WorkflowEvent {
  /**
   * The kind of event.
   */
  type?: string | null;
  /**
   * What it is done with; it depends on `type`.
   */
  params?: {
    [k: string]: unknown;
  } | null;
}

/**
 * A comparison of a fact with a value.
 */
export interface WorkflowCondition {
  /**
   * What is looked at.
   */
  fact?: string | null;
  /**
   * How it is compared.
   */
  operator?: string | null;
  /**
   * What it is compared with.
   */
  value?: unknown | null;
  /**
   * Where in the fact the value stands.
   */
  path?: string | null;
}

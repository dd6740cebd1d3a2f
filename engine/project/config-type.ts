/** The types a `config:` declaration of Pulumi.yaml can name. */
export const CONFIG_TYPES = ["string", "integer", "boolean", "array", "object"] as const;
export type ConfigTypeName = (typeof CONFIG_TYPES)[number];

export interface ConfigType {
  type: ConfigTypeName;
  /** The type of an array's items. */
  items?: ConfigType;
}

export const isConfigTypeName = (value: unknown): value is ConfigTypeName => CONFIG_TYPES.some((name) => name === value);

/** `array<string>`: the type as messages show it. */
export const describeConfigType = (type: ConfigType): string => (type.items ? `array<${describeConfigType(type.items)}>` : type.type);

/** Whether a value fits; texts of whole numbers and of `true` and `false` pass, as plain configuration is text. */
export function fitsConfigType(value: unknown, type: ConfigType): boolean {
  switch (type.type) {
    case "string":
      return typeof value === "string";
    case "integer":
      if (typeof value === "string") return /^[-+]?\d+$/.test(value);
      return typeof value === "bigint" || (typeof value === "number" && Number.isInteger(value));
    case "boolean":
      return typeof value === "boolean" || value === "true" || value === "false";
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "array": {
      const { items } = type;
      return Array.isArray(value) && items !== undefined && value.every((item) => fitsConfigType(item, items));
    }
  }
}

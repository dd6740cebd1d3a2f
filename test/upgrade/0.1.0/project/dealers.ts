/** What differs from one dealer to the next. A new dealer is a new entry. */
export interface Dealer {
  /** Begins the names of everything that the dealer has in the stack. */
  slug: string;
  name: string;
  country: string;
  locale: "en" | "nl" | "de" | "fr";
  timezone: string;
  domain: string;
  brands: string[];
  tags: string[];
  openingHours: Record<string, string>;
}

const weekdays = (hours: string) => ({ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours });

export const dealers: Dealer[] = [
  {
    slug: "groningen",
    name: "Meridian Groningen",
    country: "NL",
    locale: "nl",
    timezone: "Europe/Amsterdam",
    domain: "groningen.meridian.example",
    brands: ["Volvo", "Polestar"],
    tags: ["automotive", "premium"],
    openingHours: { ...weekdays("08:30-18:00"), saturday: "09:00-17:00", sunday: "closed" },
  },
  {
    slug: "koeln",
    name: "Meridian Köln",
    country: "DE",
    locale: "de",
    timezone: "Europe/Berlin",
    domain: "koeln.meridian.example",
    brands: ["Volkswagen", "Audi", "Cupra"],
    tags: ["automotive", "premium"],
    openingHours: { ...weekdays("08:00-18:30"), saturday: "09:00-14:00", sunday: "closed" },
  },
  {
    slug: "lyon",
    name: "Meridian Lyon",
    country: "FR",
    locale: "fr",
    timezone: "Europe/Paris",
    domain: "lyon.meridian.example",
    brands: ["Renault", "Dacia"],
    tags: ["automotive", "used-cars"],
    openingHours: { ...weekdays("09:00-19:00"), saturday: "10:00-18:00", sunday: "closed" },
  },
];

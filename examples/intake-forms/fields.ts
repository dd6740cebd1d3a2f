import type { FormArgs } from "pulumi-web1on1";

type Fields = NonNullable<FormArgs["fields"]>;

const choices = (names: Record<string, string>) => Object.entries(names).map(([key, value]) => ({ key, value }));

/** What is broken, when it happened and how it looks. */
export const damageFields: Fields = [
  { name: "licensePlate", label: "Licence plate", type: "text", required: true, pattern: "[A-Z0-9-]{4,10}" },
  { name: "policy", label: "Find your policy", type: "search" },
  { name: "happenedAt", label: "When did it happen?", type: "datetime-local", entity: "DateTime", required: true },
  { name: "description", label: "What happened?", type: "textarea", required: true },
  { name: "photos", label: "Photos of the damage", type: "file" },
  { name: "paint", label: "Colour of the paint", type: "color" },
  { name: "mileage", label: "Mileage (km)", type: "number" },
  { name: "severity", label: "How bad is it, from 0 to 100?", type: "range" },
  { name: "drivable", label: "Can it be driven?", type: "radio", options: choices({ yes: "Yes", no: "No, it needs towing" }) },
  { name: "channel", label: "Came from", type: "hidden" },
  { name: "send", label: "Report the damage", type: "submit" },
];

/** When the car comes, how it goes back, and what its driver needs meanwhile. */
export const appointmentFields: Fields = [
  { name: "day", label: "Which day suits you?", type: "date", entity: "Date", required: true },
  { name: "hour", label: "At what time?", type: "time", entity: "Time", pattern: "(?:0[8-9]|1[0-7]):[0-5][0-9]" },
  { name: "backInWeek", label: "Needed back in week", type: "week" },
  { name: "replacement", label: "Replacement car", type: "select", options: choices({ none: "None", small: "Small", van: "Van" }) },
  { name: "phone", label: "Call me on", type: "tel", required: true, pattern: "\\+[0-9]{8,15}" },
  { name: "addCar", label: "Add another car", type: "button" },
];

/** A fleet owner's way in. */
export const accountFields: Fields = [
  { name: "email", label: "Email", type: "email", required: true },
  { name: "password", label: "Choose a password", type: "password", required: true, pattern: ".{12,}" },
  { name: "website", label: "Website of the company", type: "url" },
  { name: "since", label: "Customer since", type: "month" },
  { name: "terms", label: "I accept the terms", type: "checkbox", required: true },
  { name: "startAgain", label: "Start again", type: "reset" },
  { name: "openAccount", label: "Open the account", type: "image" },
];

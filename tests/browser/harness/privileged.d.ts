/** What Firefox's own windows have, as far as the driver uses it. */
declare const WebExtensionPolicy: { getByID(id: string): { extension: any } };
declare const ChromeUtils: { importESModule(url: string): any };
declare const Services: { obs: { addObserver(observer: (subject: any) => void, topic: string): void } };
declare const Ci: any;

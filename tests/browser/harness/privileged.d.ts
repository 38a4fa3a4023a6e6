/** What Firefox's own windows have, as far as the driver uses it. */
declare const WebExtensionPolicy: { getByID(id: string): { extension: any; privateBrowsingAllowed: boolean } };
declare const ChromeUtils: {
  importESModule(url: string): any;
  requestProcInfo(): Promise<{ children: { type: string; memory: number }[] }>;
};
declare const Services: {
  obs: {
    addObserver(observer: (subject: any) => void, topic: string): void;
    notifyObservers(subject: null, topic: string): void;
  };
  prefs: { setBoolPref(name: string, value: boolean): void };
  wm: { getEnumerator(type: string): Iterable<any> };
};
declare const Ci: any;

/** What Chromium's own page about extensions has, as far as the driver uses it. */
declare namespace chrome.developerPrivate {
  function addHostPermission(extensionId: string, host: string): Promise<void>;
  function getExtensionInfo(extensionId: string): Promise<{ state: string; incognitoAccess: { isActive: boolean } }>;
  function reload(extensionId: string, options: { failQuietly: boolean }): Promise<unknown>;
  function updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>;
  function updateExtensionConfiguration(update: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
}

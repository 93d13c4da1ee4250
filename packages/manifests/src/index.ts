/** Deployment manifests: the image references in Kubernetes, kustomization, Helm and Compose files. */
export {};

// Streamlit would look for its server below the address of the page, pause, then look where it is.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", window.location.href).href };

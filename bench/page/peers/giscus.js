// The element around the comments. The iframe with the comments would come from another host and is blocked.
import 'giscus';

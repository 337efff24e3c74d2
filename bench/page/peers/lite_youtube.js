// The placeholder of a video. Its picture would come from another host and is blocked.
import 'lite-youtube-embed';
import 'lite-youtube-embed/src/lite-yt-embed.css';
